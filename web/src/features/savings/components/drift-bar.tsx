import { cx } from "../../../ui/class-names";
import type { EstimateFigures } from "../api/use-token-estimates";
import { driftPlace } from "../model/estimate-text";
import styles from "./token-estimates.module.css";

type DriftBarProps = Pick<EstimateFigures, "medianRatio" | "ratioP5" | "ratioP95">;

const percent = (place: number) => `${place * 100}%`;

/** Decoration beside numbers that say the same: the line in the middle is what was reported. */
export function DriftBar({ medianRatio, ratioP5, ratioP95 }: DriftBarProps) {
  const from = driftPlace(ratioP5);
  const to = driftPlace(ratioP95);
  return (
    <span className={cx(styles.drift)} aria-hidden>
      <span className={cx(styles.reported)} />
      <span className={cx(styles.span)} style={{ left: percent(from), width: percent(to - from) }} />
      <span className={cx(styles.median)} style={{ left: percent(driftPlace(medianRatio)) }} />
    </span>
  );
}
