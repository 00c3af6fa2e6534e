import { cx } from "../../../ui/class-names";
import styles from "./used-bar.module.css";

interface UsedBarProps {
  /** 1 is the whole limit. */
  share: number;
  /** Percent, ascending. */
  levels: readonly number[];
}

/** How much of a limit is used, with its levels marked. Decoration: the words beside it say the same. */
export function UsedBar({ share, levels }: UsedBarProps) {
  const end = Math.max(100, ...levels);
  const reached = share * 100 >= 100 ? "over" : levels.some((level) => share * 100 >= level) ? "near" : "well";
  return (
    <span className={cx(styles.track)} aria-hidden>
      <span
        className={cx(styles.fill, styles[reached])}
        style={{ width: `${Math.min(100, (share * 10_000) / end)}%` }}
      />
      {levels.map((level) => (
        <span key={level} className={cx(styles.level)} style={{ insetInlineStart: `${(level * 100) / end}%` }} />
      ))}
    </span>
  );
}
