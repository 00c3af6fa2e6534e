import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RequestTimes } from "../api/use-request-times";
import { axisGrain, FORMAT_GRAIN } from "../model/axis-grain";
import { barsOf, isInSpan } from "../model/bar-span";
import styles from "./request-histogram.module.css";
import { useBarChoice } from "./use-bar-choice";
import { useSpanWords } from "./use-span-words";

interface RequestHistogramProps {
  times: RequestTimes;
  /** Of the rows in view; null without any. */
  inView: { newest: string; oldest: string } | null;
  /** The list has conditions that bars do not know. */
  isNarrowed: boolean;
}

/** When the requests were, and where in them the list stands. Bars dragged over, or chosen by keys, become the range. */
export function RequestHistogram({ times, inView, isNarrowed }: RequestHistogramProps) {
  const t = useText();
  const format = useFormat();
  const words = useSpanWords(times);
  const { span, listeners } = useBarChoice(times);
  const counts = times.total.map(Number);
  const most = Math.max(0, ...counts);
  const shown = barsOf(times.buckets, inView);
  return (
    <div className={cx(styles.frame)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no ARIA role means "chart"; a described group is the nearest */}
      <div
        className={cx(styles.bars)}
        role="group"
        tabIndex={0}
        aria-roledescription={t("charts.role")}
        aria-label={t("requests.histogram.label", { most: format.exact(most) })}
        {...listeners}
      >
        {counts.map((count, at) => (
          <span
            key={times.buckets[at]?.start ?? at}
            className={cx(styles.slot, isInSpan(span, at) && styles.chosen, isInSpan(shown, at) && styles.shown)}
          >
            <span
              className={cx(styles.bar)}
              // Something is never drawn as nothing.
              style={{ height: count === 0 ? 0 : `max(2px, ${(count / most) * 100}%)` }}
            />
          </span>
        ))}
      </div>
      <p className={cx(styles.readout)}>
        <EndLabel bucket={times.buckets[0]} grain={times.grain} />
        <span className={cx(styles.words)}>
          <span role="status">{span === null ? null : words(span)}</span>
          {span === null ? <span>{t(isNarrowed ? "requests.histogram.all" : "requests.histogram.hint")}</span> : null}
        </span>
        <EndLabel bucket={times.buckets.at(-1)} grain={times.grain} />
      </p>
    </div>
  );
}

/** What stands below the first and the last bar; the chart has no other axis. */
function EndLabel({
  bucket,
  grain,
}: { bucket: RequestTimes["buckets"][number] | undefined } & Pick<RequestTimes, "grain">) {
  const format = useFormat();
  if (bucket === undefined) return <span />;
  return <span className={cx(styles.end)}>{format.bucket(bucket.label, FORMAT_GRAIN[axisGrain(grain)])}</span>;
}
