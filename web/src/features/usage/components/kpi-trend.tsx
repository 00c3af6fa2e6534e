import { cx } from "../../../ui/class-names";
import { Sparkline } from "../../../ui/sparkline";
import styles from "./kpi-tiles.module.css";

/** At the foot of a tile. Decoration: the chart and its table hold the same numbers. */
export function KpiTrend({ values }: { values: readonly number[] }) {
  return (
    <span className={cx(styles.trend)}>
      <Sparkline values={values} height={24} />
    </span>
  );
}
