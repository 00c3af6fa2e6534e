import { useState } from "react";
import type { BeginSecondFactorMutation } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import { Dialog } from "../../../ui/dialog";
import { ENABLE_SECOND_FACTOR } from "../api/account-acts";
import { groupSecret } from "../model/group-secret";
import { CodeForm } from "./code-form";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./second-factor.module.css";

export type SecondFactorSetup = BeginSecondFactorMutation["beginSecondFactor"];

/** Scan, prove it by a code, and keep what opens the door when the phone is lost, which is told once. */
export default function SetUpSecondFactorDialog({ setup, onClose }: { setup: SecondFactorSetup; onClose: () => void }) {
  const t = useText();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { act, busy, fault } = useAct(ENABLE_SECOND_FACTOR, { fetchPolicy: "no-cache" });
  const enable = async (code: string): Promise<void> => {
    const answer = await act({ code });
    if (answer !== null) setCodes(answer.enableSecondFactor);
  };
  if (codes !== null) {
    return (
      <Dialog title={t("account.recovery.title")} isOpen>
        <p>{t("account.secondFactor.enabled")}</p>
        <RecoveryCodes codes={codes} onStored={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("account.secondFactor.setUp.title")} isOpen {...(busy ? {} : { onClose })}>
      <ol className={cx(styles.steps)}>
        <li>
          {t("account.secondFactor.scan")}
          <QrCode text={setup.uri} label={t("account.secondFactor.qr")} />
        </li>
        <li>
          {t("account.secondFactor.type")}
          <span className={cx(styles.secret)}>
            <code>{groupSecret(setup.secret)}</code>
            <CopyButton text={setup.secret} label={t("account.secondFactor.copySecret")} />
          </span>
        </li>
        <li>{t("account.secondFactor.prove")}</li>
      </ol>
      <CodeForm
        confirmLabel={t("account.secondFactor.turnOn")}
        isPending={busy}
        fault={fault}
        onConfirm={(code) => void enable(code)}
        onCancel={onClose}
      />
    </Dialog>
  );
}
