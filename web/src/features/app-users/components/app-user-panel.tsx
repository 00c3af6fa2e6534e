import { Eraser, Eye } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Permission } from "../../../lib/graphql/graphql";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import { Panel } from "../../../ui/panel";
import type { AppUser } from "../api/use-app-user";
import { AppUserFacts } from "./app-user-facts";
import styles from "./app-user-panel.module.css";
import { AuditLink } from "./audit-link";
import { EraseDialog } from "./erase-dialog";
import { GuardedButton } from "../../../ui/guarded-button";
import { IdentityCapsule } from "./identity-capsule";
import { RevealDialog } from "./reveal-dialog";
import { useReveal } from "./use-reveal";

interface AppUserPanelProps {
  appUser: AppUser;
  permissions: readonly Permission[];
}

/** Who this is, as far as anybody may know, and the acts that bind the pseudonym to a person or cut it off. */
export function AppUserPanel({ appUser, permissions }: AppUserPanelProps) {
  const t = useText();
  const name = pseudonymName(appUser.pseudonym, useLanguage());
  const [dialog, setDialog] = useState<"reveal" | "erase" | null>(null);
  const { revealed, reveal, hide, busy, fault } = useReveal(appUser.id);
  const close = (): void => setDialog(null);
  const show = async (reason: string): Promise<void> => {
    if (await reveal(reason)) close();
  };
  const barOf = useBars(appUser, permissions);
  return (
    <Panel
      title={name}
      state={{ face: "ready", refreshing: false, fault: null }}
      actions={
        <>
          <CopyButton text={name} label={t("appUsers.copy")} />
          <GuardedButton icon={<Eye />} disabledBecause={barOf("REVEAL_APP_USERS")} onPress={() => setDialog("reveal")}>
            {t("appUsers.reveal")}
          </GuardedButton>
          <GuardedButton
            icon={<Eraser />}
            disabledBecause={barOf("ERASE_APP_USERS")}
            onPress={() => setDialog("erase")}
          >
            {t("appUsers.erase")}
          </GuardedButton>
        </>
      }
    >
      <AppUserFacts appUser={appUser} />
      <Bar text={barOf("REVEAL_APP_USERS")} />
      {revealed === null ? null : (
        <IdentityCapsule
          revealed={revealed}
          onHide={hide}
          auditLink={permissions.includes("VIEW_AUDIT") ? <AuditLink appUserId={appUser.id} /> : null}
        />
      )}
      {dialog === "reveal" ? (
        <RevealDialog {...{ name, busy, fault }} onReveal={(reason) => void show(reason)} onClose={close} />
      ) : null}
      {dialog === "erase" ? <EraseDialog appUser={appUser} onErased={hide} onClose={close} /> : null}
    </Panel>
  );
}

/** Why an act on the identity is not to be had; null when it is. */
function useBars({ erasedAt }: AppUser, permissions: readonly Permission[]): (needs: Permission) => string | null {
  const t = useText();
  const format = useFormat();
  return (needs) => {
    if (erasedAt != null) return t("appUsers.bar.erased", { day: format.fullDate(erasedAt) });
    return permissions.includes(needs) ? null : t("appUsers.bar.role");
  };
}

function Bar({ text }: { text: ReactNode }) {
  return text === null ? null : <p className={cx(styles.bar)}>{text}</p>;
}
