import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import type { RequestTimes } from "../api/use-request-times";
import { axisGrain } from "../model/axis-grain";
import { barsOf, spanEnds, spanRange, stepSpan, type BarSpan } from "../model/bar-span";
import styles from "./request-histogram.module.css";
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
  const { set } = useUrlState();
  const words = useSpanWords(times);
  const [span, setSpan] = useState<BarSpan | null>(null);
  const [isDragging, setDragging] = useState(false);
  const counts = times.total.map(Number);
  const most = Math.max(0, ...counts);
  const shown = barsOf(times.buckets, inView);
  const isIn = (of: BarSpan | null, at: number) => of !== null && at >= spanEnds(of).first && at <= spanEnds(of).last;
  const choose = (chosen: BarSpan) => {
    const range = spanRange(
      times.buckets.map(({ label }) => label),
      axisGrain(times.grain),
      chosen,
    );
    setSpan(null);
    if (range !== null) set({ range });
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepSpan(event, span, counts.length);
    if (event.key === "Enter" && span !== null) choose(span);
    else if (event.key === "Escape" && span !== null) setSpan(null);
    else if (next !== null) setSpan(next);
    else return;
    event.preventDefault();
  };
  const barAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(counts.length - 1, Math.floor(((clientX - left) / width) * counts.length)));
  };
  return (
    <div className={cx(styles.frame)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no ARIA role means "chart"; a described group is the nearest */}
      <div
        className={cx(styles.bars)}
        role="group"
        tabIndex={0}
        aria-roledescription={t("charts.role")}
        aria-label={t("requests.histogram.label", { most: format.exact(most) })}
        onKeyDown={press}
        onBlur={() => setSpan(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          setSpan({ anchor: barAt(event), head: barAt(event) });
        }}
        onPointerMove={(event) => {
          const head = barAt(event);
          if (isDragging) setSpan((current) => ({ anchor: current?.anchor ?? head, head }));
          else if (event.pointerType === "mouse") setSpan({ anchor: head, head });
        }}
        onPointerUp={() => {
          setDragging(false);
          if (isDragging && span !== null) choose(span);
        }}
        onPointerCancel={() => {
          setDragging(false);
          setSpan(null);
        }}
        onPointerLeave={() => {
          if (!isDragging) setSpan(null);
        }}
      >
        {counts.map((count, at) => (
          <span
            key={times.buckets[at]?.start ?? at}
            className={cx(styles.slot, isIn(span, at) && styles.chosen, isIn(shown, at) && styles.shown)}
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
        <span role="status">{span === null ? null : words(span)}</span>
        {span === null ? <span>{t(isNarrowed ? "requests.histogram.all" : "requests.histogram.hint")}</span> : null}
      </p>
    </div>
  );
}
