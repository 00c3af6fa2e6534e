import { lazy, Suspense, useCallback, useMemo, useRef, useState, type MouseEvent, type PointerEvent } from "react";
import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { ChartModel } from "./chart-model";
import { prepareTimeAxis, type TimeAxis } from "./prepare-time-axis";
import { SliceCard, type SliceAction } from "./slice-card";
import { sliceAt, sliceBox, type PlotArea } from "./slice-geometry";
import { sliceReadout } from "./slice-readout";
import styles from "./time-series-chart.module.css";
import { useBoxWidth } from "./use-box-width";
import { useSliceCursor, type SliceCursor } from "./use-slice-cursor";

// Its own chunk, but asked for at once: a page that has a chart needs it as soon as its numbers.
const loading = import("./stacked-canvas");
const StackedCanvas = lazy(() => loading);

interface TimeSeriesChartProps {
  model: ChartModel;
  /** The chart in one sentence, for those who do not see it. */
  sentence: string;
  weekStart: number;
  axisText: (value: number) => string;
  wholeNumbers: boolean;
  actions: readonly SliceAction[];
}

/** What the value axis takes of the width; only the number of ticks depends on it. */
const VALUE_AXIS_PX = 56;

/**
 * Stacked bars over the server's buckets. The canvas only draws: pointer, keys, card and readout are
 * HTML, and the whole is one tab stop.
 */
export function TimeSeriesChart({ model, sentence, weekStart, axisText, wholeNumbers, actions }: TimeSeriesChartProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const axis = useTimeAxis(model, weekStart, width - VALUE_AXIS_PX);
  const [area, setArea] = useState<PlotArea | null>(null);
  const keepArea = useCallback(
    (next: PlotArea) => setArea((current) => (isSameArea(current, next) ? current : next)),
    [],
  );
  const cursor = useSliceCursor(model, actions[0]?.onSelect);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no ARIA role means "chart"; a described group is the nearest
    <div
      ref={box}
      className={cx(styles.box)}
      role="group"
      tabIndex={0}
      aria-roledescription={t("charts.role")}
      aria-label={t("charts.keys", { sentence })}
      onKeyDown={cursor.onKeyDown}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : cursor.leave())}
      {...pointing(cursor, area, model.slices.length)}
    >
      {area === null || cursor.index < 0 ? null : (
        <SliceBand area={area} slices={model.slices.length} index={cursor.index} />
      )}
      {width > 0 ? (
        <Suspense fallback={<div className={cx(styles.waiting)} />}>
          <StackedCanvas {...{ model, axis, axisText, wholeNumbers }} label={sentence} onLayout={keepArea} />
        </Suspense>
      ) : null}
      {area === null || cursor.index < 0 ? null : (
        <SliceCard
          {...{ model, area, actions }}
          index={cursor.index}
          activeKey={cursor.activeKey}
          isPinned={cursor.isPinned}
        />
      )}
      <span role="status">
        <VisuallyHidden>{sliceReadout(model, cursor.index, cursor.activeKey)}</VisuallyHidden>
      </span>
    </div>
  );
}

function useTimeAxis({ slices, grain }: ChartModel, weekStart: number, widthPx: number): TimeAxis {
  const format = useFormat();
  return useMemo(
    () => prepareTimeAxis({ labels: slices.map(({ label }) => label), grain, weekStart, widthPx, words: format.tick }),
    [slices, grain, weekStart, widthPx, format],
  );
}

/** A mouse looks by hovering, everything pins by pressing; pressing beside the bars lets go. */
function pointing(cursor: SliceCursor, area: PlotArea | null, slices: number) {
  const indexAt = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) =>
    area === null ? null : sliceAt(area, slices, clientX - currentTarget.getBoundingClientRect().left);
  return {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === "mouse") cursor.point(indexAt(event));
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === "mouse") cursor.point(null);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (event.target instanceof HTMLButtonElement) return;
      const index = indexAt(event);
      if (index === null) cursor.leave();
      else cursor.pin(index);
    },
  };
}

function SliceBand({ area, slices, index }: { area: PlotArea; slices: number; index: number }) {
  const style = { ...sliceBox(area, slices, index), top: area.top, height: area.bottom - area.top };
  return <div className={cx(styles.band)} style={style} />;
}

function isSameArea(a: PlotArea | null, b: PlotArea): boolean {
  return a !== null && a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}
