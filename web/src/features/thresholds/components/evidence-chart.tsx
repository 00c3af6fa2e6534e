import { exactAmount } from "../../../lib/exact-amount";
import type { ThresholdInput } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { ThresholdPreview } from "../api/use-threshold-preview";
import styles from "./evidence.module.css";

/** What was used in each period, with the limit and its levels as lines. Lengths only; the words say the same. */
export function EvidenceChart({ preview: { periods }, input }: { preview: ThresholdPreview; input: ThresholdInput }) {
  const t = useText();
  const format = useFormat();
  const limit = Number(input.limit);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  const highest = periods.reduce((most, one) => (Number(one.used) > Number(most.used) ? one : most), first);
  const top = Math.max(limit, Number(highest.used)) * 1.08;
  const grain = input.period === "MONTH" ? "month" : input.period === "WEEK" ? "week" : "day";
  const percentOf = (amount: number): string => `${Math.min(100, (amount / top) * 100)}%`;
  const limitText = exactAmount(input.meter, String(input.limit), format);
  const label = t("thresholds.evidence.chart", {
    count: periods.length,
    limit: limitText,
    used: exactAmount(input.meter, highest.used, format),
    when: format.bucket(highest.start, grain),
  });
  const levels = (input.levels ?? []).filter((level) => level !== 100 && (limit * level) / 100 <= top);
  return (
    <figure className={cx(styles.figure)}>
      <div className={cx(styles.plot)} role="img" aria-label={label}>
        {periods.map(({ start, used, crossings }) => (
          <span
            key={start}
            className={cx(styles.bar, crossings > 0 && styles.fired)}
            style={{ height: percentOf(Number(used)) }}
          />
        ))}
        {levels.map((level) => (
          <span key={level} className={cx(styles.level)} style={{ bottom: percentOf((limit * level) / 100) }} />
        ))}
        <span className={cx(styles.limit)} style={{ bottom: percentOf(limit) }}>
          <span className={cx(styles.limitText)}>{limitText}</span>
        </span>
      </div>
      <figcaption className={cx(styles.axis)}>
        <span>{format.bucket(first.start, grain)}</span>
        {input.scope === "EACH_USER" ? <span>{t("thresholds.evidence.highest")}</span> : null}
        <span>{periods.length === 1 ? null : format.bucket(last.start, grain)}</span>
      </figcaption>
    </figure>
  );
}
