import { Circle, CircleAlert, CircleCheck } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { WatchedKey } from "../api/use-key-progress";
import type { Step } from "../model/connection-steps";
import styles from "./check-list.module.css";
import { StepDetail } from "./step-detail";
import { StepFault } from "./step-fault";

interface CheckStepProps {
  step: Step;
  apiKey: WatchedKey;
}

export function CheckStep({ step, apiKey }: CheckStepProps) {
  const t = useText();
  const { name, state, fault } = step;
  return (
    <li className={cx(styles.step)} data-state={state}>
      <Mark state={state} />
      <span className={cx(styles.name)}>
        {t(`firstRun.step.${name}`)} <VisuallyHidden>{t(`firstRun.state.${state}`)}</VisuallyHidden>
      </span>
      <div className={cx(styles.detail)}>
        <StepDetail step={step} apiKey={apiKey} />
        {fault === null ? null : <StepFault fault={fault} isSince={state === "done"} apiKey={apiKey} />}
      </div>
    </li>
  );
}

function Mark({ state }: Pick<Step, "state">) {
  switch (state) {
    case "done":
      return <CircleCheck aria-hidden />;
    case "failed":
      return <CircleAlert aria-hidden />;
    case "later":
      return <Circle aria-hidden />;
    case "next":
      return <span className={cx(styles.mark)} aria-hidden />;
  }
}
