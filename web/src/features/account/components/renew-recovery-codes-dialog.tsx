import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Dialog } from "../../../ui/dialog";
import { RENEW_RECOVERY_CODES } from "../api/account-acts";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

/** Nothing closes it while the codes are made: those of before are worth nothing then, and the new ones are told once. */
export function RenewRecoveryCodesDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { act, busy, fault } = useAct(RENEW_RECOVERY_CODES, { fetchPolicy: "no-cache" });
  const renew = async (code: string): Promise<void> => {
    const answer = await act({ code });
    if (answer !== null) setCodes(answer.renewRecoveryCodes);
  };
  if (codes !== null) {
    return (
      <Dialog title={t("account.recovery.title")} isOpen>
        <RecoveryCodes codes={codes} onStored={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("account.secondFactor.renew")} isOpen {...(busy ? {} : { onClose })}>
      <p>{t("account.recovery.renew.text")}</p>
      <CodeForm
        confirmLabel={t("account.secondFactor.renew")}
        takesRecoveryCode
        isPending={busy}
        fault={fault}
        onConfirm={(code) => void renew(code)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
