import { cx } from "./class-names";
import styles from "./inline-bar.module.css";

interface InlineBarProps {
  /** 0 to 1; `null` draws the empty track. */
  share: number | null;
  color?: string;
}

/** Decoration beside a number that says the same. */
export function InlineBar({ share, color = "var(--series-1)" }: InlineBarProps) {
  const width = Math.max(0, Math.min(1, share ?? 0)) * 100;
  return (
    <span className={cx(styles.track)} aria-hidden>
      <span className={cx(styles.bar)} style={{ width: `${width}%`, background: color }} />
    </span>
  );
}
