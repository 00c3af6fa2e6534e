import { cx } from "./class-names";
import styles from "./progress.module.css";

interface ProgressProps {
  /** 0 to 1; `null` while the amount of work is unknown. */
  value: number | null;
  label: string;
}

export function Progress({ value, label }: ProgressProps) {
  return <progress className={cx(styles.progress)} aria-label={label} max={1} {...(value === null ? {} : { value })} />;
}
