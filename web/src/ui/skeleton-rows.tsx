import { cx } from "./class-names";
import styles from "./panel.module.css";

/** Bars in place of lines that are still to come. */
export function SkeletonRows({ height }: { height: number }) {
  const rows = Math.max(1, Math.floor(height / 40));
  return Array.from({ length: rows }, (_, row) => (
    <span key={row} className={cx(styles.bar)} style={{ width: `${92 - ((row * 17) % 40)}%` }} />
  ));
}
