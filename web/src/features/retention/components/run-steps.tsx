import { Circle, CircleCheck, CircleDot } from "lucide-react";
import type { RetentionStep } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./policy-panel.module.css";

const STEPS = ["WRITE", "VERIFY", "DROP"] as const;
const LOOK = {
  done: { Icon: CircleCheck, words: "retention.step.done" },
  now: { Icon: CircleDot, words: "retention.step.now" },
  later: { Icon: Circle, words: "retention.step.later" },
} as const;

/** Write, verify, drop. @param step the one that is under way; null when all are done */
export function RunSteps({ step }: { step: RetentionStep | null }) {
  const t = useText();
  const reached = step === null ? STEPS.length : STEPS.indexOf(step);
  return (
    <ol className={cx(styles.steps)}>
      {STEPS.map((name, place) => {
        const state = place < reached ? "done" : place === reached ? "now" : "later";
        const { Icon, words } = LOOK[state];
        return (
          <li key={name} className={cx(styles[state])}>
            <Icon aria-hidden />
            {t(`retention.step.${name}`)}
            <VisuallyHidden>{t(words)}</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}
