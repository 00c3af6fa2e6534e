import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Dialog } from "../../../ui/dialog";
import { showToast } from "../../../ui/toast";
import { DISABLE_SECOND_FACTOR } from "../api/account-acts";
import { CodeForm } from "./code-form";

export function DisableSecondFactorDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(DISABLE_SECOND_FACTOR);
  const disable = async (code: string): Promise<void> => {
    if ((await act({ code })) === null) return;
    showToast({ text: t("account.secondFactor.disabled") });
    onClose();
  };
  return (
    <Dialog title={t("account.secondFactor.disable.title")} isOpen onClose={onClose}>
      <p>{t("account.secondFactor.disable.text")}</p>
      <CodeForm
        confirmLabel={t("account.secondFactor.disable")}
        isDanger
        takesRecoveryCode
        isPending={busy}
        fault={fault}
        onConfirm={(code) => void disable(code)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
