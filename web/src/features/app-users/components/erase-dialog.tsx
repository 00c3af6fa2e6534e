import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useAct } from "../../../lib/use-act";
import { cx } from "../../../ui/class-names";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { showToast } from "../../../ui/toast";
import { ERASE_APP_USER } from "../api/app-user-acts";
import type { AppUser } from "../api/use-app-user";
import { SHORTEST_REASON } from "../model/shortest-reason";
import styles from "./erase-dialog.module.css";

interface EraseDialogProps {
  appUser: AppUser;
  onErased: () => void;
  onClose: () => void;
}

/** Cuts the link to the person for ever; whoever does it types the pseudonym, so that they mean this one. */
export function EraseDialog({ appUser: { id, pseudonym }, onErased, onClose }: EraseDialogProps) {
  const t = useText();
  const name = pseudonymName(pseudonym, useLanguage());
  const { act, busy, fault } = useAct(ERASE_APP_USER);

  const erase = async (reason: string): Promise<void> => {
    if ((await act({ id, pseudonym: name, reason })) === null) return;
    onErased();
    showToast({ text: t("appUsers.erase.done", { name }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("appUsers.erase.title", { name })}
      confirmLabel={t("appUsers.erase.confirm")}
      isDanger
      repeats={name}
      shortest={SHORTEST_REASON}
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void erase(reason)}
      onClose={onClose}
    >
      <ul className={cx(styles.consequences)}>
        <li>{t("appUsers.erase.final")}</li>
        <li>{t("appUsers.erase.sums")}</li>
        <li>{t("appUsers.erase.traces")}</li>
        <li>{t("appUsers.erase.again")}</li>
      </ul>
    </ReasonDialog>
  );
}
