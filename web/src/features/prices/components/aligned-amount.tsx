import { cx } from "../../../ui/class-names";
import styles from "./rate-text.module.css";

/** An amount in a column that aligns on the decimal point. */
export function AlignedAmount({ text }: { text: string }) {
  const point = text.lastIndexOf(".");
  const end = point === -1 ? text.length : point;
  return (
    <span className={cx(styles.rate)}>
      <span>{text.slice(0, end)}</span>
      <span className={cx(styles.fraction)}>{text.slice(end)}</span>
    </span>
  );
}
