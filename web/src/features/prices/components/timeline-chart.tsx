import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import { toTimeline } from "../model/timeline";
import type { PriceVersion } from "../model/price-version";
import { TimelineLaneRow } from "./timeline-lane-row";
import styles from "./timeline-chart.module.css";

interface TimelineChartProps {
  versions: readonly PriceVersion[];
  projectName: (id: string) => string;
  /** Shows a version in the table below. */
  onChoose: (price: PriceVersion) => void;
}

/** The versions against time: solid in force, hatched announced, pale past, dotted retired. */
export function TimelineChart({ versions, projectName, onChoose }: TimelineChartProps) {
  const t = useText();
  const format = useFormat();
  // The instant of opening: a picture that creeps would move under the pointer.
  const minute = useMinute();
  const [now] = useState(minute);
  const timeline = toTimeline(versions, now);
  return (
    <figure className={cx(styles.figure)} aria-label={t("prices.timeline.title")}>
      <div className={cx(styles.axis)} aria-hidden>
        {timeline.ticks.map(({ at, day, isYear }) => (
          <span
            key={day}
            className={cx(styles.tick, isYear && styles.year)}
            style={{ insetInlineStart: `${at * 100}%` }}
          >
            {format.tick(day, isYear ? "year-month" : "month")}
          </span>
        ))}
        <span className={cx(styles.now)} style={{ insetInlineStart: `${timeline.now * 100}%` }}>
          {t("prices.timeline.now")}
        </span>
      </div>
      <ul className={cx(styles.lanes)}>
        {timeline.lanes.map((lane) => (
          <TimelineLaneRow
            key={lane.key}
            lane={lane}
            ticks={timeline.ticks}
            now={timeline.now}
            projectName={projectName}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <figcaption className={cx(styles.legend)}>
        {(["CURRENT", "FUTURE", "PAST", "RETIRED"] as const).map((state) => (
          <span key={state}>
            <span className={cx(styles.swatch)} data-state={state} aria-hidden />
            {t(`prices.state.${state}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
