import type { Confidence } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import styles from "./confidence-mark.module.css";

const FILLED: Readonly<Record<Confidence, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3 };
const STEPS = [1, 2, 3] as const;

/** In words, with three steps that say the same to the eye. */
export function ConfidenceMark({ confidence }: { confidence: Confidence }) {
  const t = useText();
  return (
    <span className={cx(styles.mark)}>
      <span className={cx(styles.steps)} aria-hidden>
        {STEPS.map((step) => (
          <span key={step} className={cx(styles.step, step <= FILLED[confidence] && styles.filled)} />
        ))}
      </span>
      {t(`savings.confidence.${confidence}`)}
    </span>
  );
}
