import { cx } from "../ui/class-names";
import styles from "./paired-bars.module.css";

/** Two amounts of one day, for pixels only; null where one is unknown. */
export interface BarPair {
  key: string;
  /** `Nov 23: $1.20, then $0.90` */
  text: string;
  before: number | null;
  after: number | null;
}

interface PairedBarsProps {
  pairs: readonly BarPair[];
  /** The whole in one sentence; the table beside it has the numbers. */
  sentence: string;
  beforeLabel: string;
  afterLabel: string;
  /** Words of the first and the last day. */
  ends: readonly [string, string];
}

/** What was, dotted like every comparison, beside what would be. A picture: its table says the same exactly. */
export function PairedBars({ pairs, sentence, beforeLabel, afterLabel, ends }: PairedBarsProps) {
  const most = Math.max(...pairs.flatMap(({ before, after }) => [before ?? 0, after ?? 0]), Number.MIN_VALUE);
  const height = (value: number) => ({ height: `${(value / most) * 100}%` });
  return (
    <figure className={cx(styles.figure)}>
      <figcaption className={cx(styles.legend)}>
        <span className={cx(styles.key)}>
          <span className={cx(styles.swatch, styles.before)} aria-hidden />
          {beforeLabel}
        </span>
        <span className={cx(styles.key)}>
          <span className={cx(styles.swatch, styles.after)} aria-hidden />
          {afterLabel}
        </span>
      </figcaption>
      <div className={cx(styles.plot)} role="img" aria-label={sentence}>
        {pairs.map(({ key, text, before, after }) => (
          <span key={key} className={cx(styles.pair)} title={text}>
            <span className={cx(styles.bar, before !== null && styles.before)} style={height(before ?? 0)} />
            <span className={cx(styles.bar, after !== null && styles.after)} style={height(after ?? 0)} />
          </span>
        ))}
      </div>
      <div className={cx(styles.ends)} aria-hidden>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </figure>
  );
}
