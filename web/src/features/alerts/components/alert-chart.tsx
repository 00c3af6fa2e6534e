import { exactAmount } from "../../../lib/exact-amount";
import type { AlertUsageQuery } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { wallInstant } from "../../../lib/wall-instant";
import { cx } from "../../../ui/class-names";
import type { AlertDetail } from "../api/use-alert";
import { periodLine } from "../model/period-line";
import styles from "./alert-usage.module.css";

interface AlertChartProps {
  alert: AlertDetail;
  series: AlertUsageQuery["usageSeries"];
}

/** Half of a dot and its edge, so that none lies beside the plot. */
const DOT_PX = 7;

/** What was used in the period, so far or to its end, with the limit and where its levels were crossed. */
export function AlertChart({ alert, series }: AlertChartProps) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const line = periodLine(alert, series);
  const [first] = series.buckets;
  if (line === null || first === undefined) return null;
  const periodEnd = `${alert.periodEnd}T00:00`;
  const isOver = Date.parse(wallInstant(periodEnd, alert.timezone)) <= now;
  const limit = exactAmount(alert.meter, alert.limit, format);
  const used = exactAmount(alert.meter, alert.used, format);
  return (
    <figure className={cx(styles.figure)}>
      <div
        className={cx(styles.plot)}
        role="img"
        aria-label={t("alerts.chart", { used, limit, count: line.crossings.length })}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <polygon className={cx(styles.area)} points={`${line.points} 100,100`} />
          <polyline className={cx(styles.line)} points={line.points} />
        </svg>
        {line.limit === null ? null : (
          <span className={cx(styles.limit)} style={{ bottom: `${line.limit}%` }}>
            <span className={cx(styles.limitText)}>{limit}</span>
          </span>
        )}
        {line.crossings.map(({ id, level, left, bottom }) => (
          <span
            key={id}
            className={cx(styles.crossing)}
            title={t("alerts.step.level", { level })}
            style={{ insetInlineStart: `clamp(${DOT_PX}px, ${left}%, 100% - ${DOT_PX}px)`, bottom: `${bottom}%` }}
          />
        ))}
      </div>
      <figcaption className={cx(styles.axis)}>
        <span>{format.wallDateTime(first.label)}</span>
        <span>{isOver ? format.wallDateTime(periodEnd) : t("alerts.soFar")}</span>
      </figcaption>
    </figure>
  );
}
