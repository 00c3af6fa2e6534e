import { cx } from "../../../ui/class-names";
import styles from "./chart-skeleton.module.css";

/** An axis with faint bars, in the chart's size. */
export function ChartSkeleton() {
  return <span className={cx(styles.bars)} aria-hidden />;
}
