import { CircleUser, LogOut } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { LateMenu } from "../../../ui/late-menu";
import { PlainIconButton } from "../../../ui/plain-icon-button";
import type { SignedInViewer } from "../api/use-viewer";

interface AccountMenuProps {
  viewer: SignedInViewer;
  /** Whose installation it is; may be empty. */
  organisation: string;
  onSignOut: () => void;
}

export function AccountMenu({ viewer, organisation, onSignOut }: AccountMenuProps) {
  const t = useText();
  const role = viewer.role ? t(`session.role.${viewer.role}`) : "";
  return (
    <LateMenu
      label={t("session.account")}
      tooltip={t("session.account")}
      trigger={<PlainIconButton label={t("session.account")} icon={<CircleUser />} />}
      groups={[
        {
          id: "account",
          title: [organisation, viewer.email, role].filter(Boolean).join(" · "),
          items: [{ id: "sign-out", label: t("session.signOut"), icon: <LogOut />, onSelect: onSignOut }],
        },
      ]}
    />
  );
}
