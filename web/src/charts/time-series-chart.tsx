import { lazy, Suspense, useCallback, useMemo, useRef, useState, type PointerEvent } from "react";
import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { ChartModel } from "./chart-model";
import { prepareTimeAxis } from "./prepare-time-axis";
import { SliceCard, type SliceAction } from "./slice-card";
import { sliceAt, sliceBox, type PlotArea } from "./slice-geometry";
import { sliceReadout } from "./slice-readout";
import styles from "./time-series-chart.module.css";
import { useBoxWidth } from "./use-box-width";
import { useSliceCursor } from "./use-slice-cursor";

const StackedCanvas = lazy(() => import("./stacked-canvas"));

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
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const [area, setArea] = useState<PlotArea | null>(null);
  const cursor = useSliceCursor(model, actions[0]?.onSelect);

  const { slices, grain } = model;
  const axis = useMemo(
    () => prepareTimeAxis({ labels: slices.map(({ label }) => label), grain, weekStart, widthPx: width - VALUE_AXIS_PX, words: format.tick }),
    [slices, grain, weekStart, width, format],
  );
  const keepArea = useCallback((next: PlotArea) => setArea((current) => (isSameArea(current, next) ? current : next)), []);

  const indexAt = (event: PointerEvent<HTMLElement>): number | null =>
    area === null ? null : sliceAt(area, slices.length, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const band = area === null || cursor.index < 0 ? null : sliceBox(area, slices.length, cursor.index);
  return (
    <div
      ref={box}
      className={cx(styles.box)}
      role="group"
      tabIndex={0}
      aria-roledescription={t("charts.role")}
      aria-label={t("charts.keys", { sentence })}
      onKeyDown={cursor.onKeyDown}
      onPointerMove={(event) => (event.pointerType === "mouse" ? cursor.point(indexAt(event)) : undefined)}
      onPointerLeave={(event) => (event.pointerType === "mouse" ? cursor.point(null) : undefined)}
      onClick={(event) => {
        if (event.target instanceof HTMLButtonElement || area === null) return;
        const index = sliceAt(area, slices.length, event.clientX - event.currentTarget.getBoundingClientRect().left);
        if (index === null) cursor.leave();
        else cursor.pin(index);
      }}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : cursor.leave())}
    >
      {band !== null && area !== null ? (
        <div className={cx(styles.band)} style={{ ...band, top: area.top, height: area.bottom - area.top }} />
      ) : null}
      {width > 0 ? (
        <Suspense fallback={<div className={cx(styles.waiting)} />}>
          <StackedCanvas
            model={model}
            axis={axis}
            axisText={axisText}
            wholeNumbers={wholeNumbers}
            label={sentence}
            onLayout={keepArea}
          />
        </Suspense>
      ) : null}
      {area !== null && cursor.index >= 0 ? (
        <SliceCard
          model={model}
          index={cursor.index}
          area={area}
          activeKey={cursor.activeKey}
          isPinned={cursor.isPinned}
          actions={actions}
        />
      ) : null}
      <span role="status"><VisuallyHidden>{sliceReadout(model, cursor.index, cursor.activeKey)}</VisuallyHidden></span>
    </div>
  );
}

function isSameArea(a: PlotArea | null, b: PlotArea): boolean {
  return a !== null && a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}
