import { CircleUser, LogOut } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
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
    <Menu
      label={t("session.account")}
      trigger={<IconButton label={t("session.account")} icon={<CircleUser />} />}
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
