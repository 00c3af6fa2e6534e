import { ShieldCheck } from "lucide-react";
import { Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { latePart } from "../../../ui/late-part";
import { Panel } from "../../../ui/panel";
import { BEGIN_SECOND_FACTOR } from "../api/account-acts";
import type { Account } from "../model/account";
import styles from "./account-form.module.css";
import { DisableSecondFactorDialog } from "./disable-second-factor-dialog";
import { RenewRecoveryCodesDialog } from "./renew-recovery-codes-dialog";
import type { SecondFactorSetup } from "./set-up-second-factor-dialog";
import mark from "./second-factor.module.css";

const { Part: SetUpSecondFactorDialog } = latePart(() => import("./set-up-second-factor-dialog"));

type Step = { kind: "setUp"; setup: SecondFactorSetup } | { kind: "disable" } | { kind: "renew" };

/** The dialogs stand beside what the account has, because they outlive its change. */
export function SecondFactorPanel({ account: { hasSecondFactor } }: { account: Account }) {
  const t = useText();
  const [step, setStep] = useState<Step | null>(null);
  const close = (): void => setStep(null);
  return (
    <Panel title={t("account.secondFactor")} state={{ face: "ready", refreshing: false, fault: null }}>
      {hasSecondFactor ? (
        <TurnedOn onDisable={() => setStep({ kind: "disable" })} onRenew={() => setStep({ kind: "renew" })} />
      ) : (
        <TurnedOff onBegun={(setup) => setStep({ kind: "setUp", setup })} />
      )}
      {step?.kind === "setUp" ? (
        <Suspense>
          <SetUpSecondFactorDialog setup={step.setup} onClose={close} />
        </Suspense>
      ) : null}
      {step?.kind === "disable" ? <DisableSecondFactorDialog onClose={close} /> : null}
      {step?.kind === "renew" ? <RenewRecoveryCodesDialog onClose={close} /> : null}
    </Panel>
  );
}

function TurnedOff({ onBegun }: { onBegun: (setup: SecondFactorSetup) => void }) {
  const t = useText();
  const { act, busy, fault } = useAct(BEGIN_SECOND_FACTOR, { fetchPolicy: "no-cache" });
  const begin = async (): Promise<void> => {
    const answer = await act({});
    if (answer !== null) onBegun(answer.beginSecondFactor);
  };
  return (
    <>
      <p className={cx(styles.lead)}>{t("account.secondFactor.off")}</p>
      {fault === null ? null : <FormFault fault={fault} />}
      <div className={cx(styles.actions)}>
        <Button onPress={() => void begin()} isPending={busy}>
          {t("account.secondFactor.setUp")}
        </Button>
      </div>
    </>
  );
}

function TurnedOn({ onDisable, onRenew }: { onDisable: () => void; onRenew: () => void }) {
  const t = useText();
  return (
    <>
      <p className={cx(mark.on)}>
        <ShieldCheck aria-hidden />
        {t("account.secondFactor.on")}
      </p>
      <p className={cx(styles.lead)}>{t("account.secondFactor.on.text")}</p>
      <div className={cx(styles.actions)}>
        <Button onPress={onRenew}>{t("account.secondFactor.renew")}</Button>
        <Button variant="danger" onPress={onDisable}>
          {t("account.secondFactor.disable")}
        </Button>
      </div>
    </>
  );
}
