import {
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import { latePart } from "../ui/late-part";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { ChartModel } from "./chart-model";
import { prepareTimeAxis, type TimeAxis } from "./prepare-time-axis";
import type { SliceAction } from "./slice-actions";
import { SliceCard } from "./slice-card";
import { sliceBox, type PlotArea } from "./slice-geometry";
import { SliceMarks } from "./slice-marks";
import { sliceReadout } from "./slice-readout";
import styles from "./time-series-chart.module.css";
import { useBoxWidth } from "./use-box-width";
import { useSliceCursor, type SliceCursor, type SliceSpan } from "./use-slice-cursor";
import { useSlicePointer } from "./use-slice-pointer";

// Its own chunk, but asked for at once: a page that has a chart needs it as soon as its numbers.
const { Part: StackedCanvas, ask } = latePart(() => import("./stacked-canvas"));
// A fault of it is told where it is drawn.
ask().catch(() => undefined);

interface TimeSeriesChartProps {
  model: ChartModel;
  /** The chart in one sentence, for those who do not see it. */
  sentence: string;
  weekStart: number;
  axisText: (value: number) => string;
  wholeNumbers: boolean;
  /** Of one slice that is not ahead. */
  actions: readonly SliceAction[];
  /** What happens to slices chosen by dragging or with Shift. */
  onRange: (span: SliceSpan) => void;
  /** Somebody comes back to this slice: the chart takes the focus there. Null: nobody does. */
  returnedTo: string | null;
}

/** What the value axis takes of the width; only the number of ticks depends on it. */
const VALUE_AXIS_PX = 56;

/**
 * Stacked bars over the server's buckets. The canvas only draws: pointer, keys, card and readout are
 * HTML, and the whole is one tab stop; its flags are buttons of their own.
 */
export function TimeSeriesChart({ model, sentence, actions, onRange, returnedTo, ...drawn }: TimeSeriesChartProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const axis = useTimeAxis(model, drawn.weekStart, width - VALUE_AXIS_PX);
  const [area, setArea] = useState<PlotArea | null>(null);
  const keepArea = useCallback(
    (next: PlotArea) => setArea((current) => (isSameArea(current, next) ? current : next)),
    [],
  );
  const cursor = useSliceCursor(model, onRange);
  const slices = model.slices.length;
  const pointing = useSlicePointer({ cursor, area, slices, onRange });
  useReturn({ box, model, returnedTo, goTo: cursor.goTo });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    cursor.onKeyDown(event);
    if (event.key === "Escape") event.currentTarget.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no ARIA role means "chart"; a described group is the nearest
    <div
      ref={box}
      className={cx(styles.box)}
      role="group"
      tabIndex={0}
      aria-roledescription={t("charts.role")}
      aria-label={t("charts.keys", { sentence })}
      onKeyDown={onKeyDown}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : cursor.leave())}
      {...pointing}
    >
      {area === null || cursor.index < 0 ? null : <SliceBand {...{ area, slices, cursor }} />}
      {width > 0 ? (
        <Suspense fallback={<div className={cx(styles.waiting)} />}>
          <StackedCanvas
            {...{ model, axis, axisText: drawn.axisText, wholeNumbers: drawn.wholeNumbers }}
            label={sentence}
            onLayout={keepArea}
          />
        </Suspense>
      ) : null}
      {area === null ? null : <Over {...{ model, area, cursor, actions }} />}
      <span role="status">
        <VisuallyHidden>{sliceReadout(model, cursor.index, cursor.activeKey)}</VisuallyHidden>
      </span>
    </div>
  );
}

interface OverProps {
  model: ChartModel;
  area: PlotArea;
  cursor: SliceCursor;
  actions: readonly SliceAction[];
}

/** What lies over the canvas: flags, and the card of the slice that is looked at. */
function Over({ model, area, cursor, actions }: OverProps) {
  const { index, activeKey, isPinned, isOpened, selection } = cursor;
  const isAhead = model.slices[index]?.isAhead === true;
  return (
    <>
      <SliceMarks slices={model.slices} area={area} pinnedIndex={isPinned ? index : -1} onOpen={cursor.pin} />
      {index < 0 || selection !== null ? null : (
        <SliceCard {...{ model, area, index, activeKey, isPinned, isOpened }} actions={isAhead ? [] : actions} />
      )}
    </>
  );
}

function useTimeAxis({ slices, grain }: ChartModel, weekStart: number, widthPx: number): TimeAxis {
  const format = useFormat();
  return useMemo(
    () => prepareTimeAxis({ labels: slices.map(({ label }) => label), grain, weekStart, widthPx, words: format.tick }),
    [slices, grain, weekStart, widthPx, format],
  );
}

interface ReturnInput {
  box: RefObject<HTMLElement | null>;
  model: ChartModel;
  returnedTo: string | null;
  goTo: (index: number) => void;
}

/** Who went to look at a slice and comes back finds the focus where it was. */
function useReturn({ box, model, returnedTo, goTo }: ReturnInput): void {
  const isDrawn = model.slices.some(({ key }) => key === returnedTo);
  const focus = useEffectEvent(() => {
    box.current?.focus({ preventScroll: true });
    goTo(model.slices.findIndex(({ key }) => key === returnedTo));
  });
  useEffect(() => {
    if (isDrawn) focus();
  }, [isDrawn]);
}

function SliceBand({ area, slices, cursor }: { area: PlotArea; slices: number; cursor: SliceCursor }) {
  const { first, last } = cursor.selection ?? { first: cursor.index, last: cursor.index };
  const { left, width } = sliceBox(area, slices, first);
  const style = { left, width: width * (last - first + 1), top: area.top, height: area.bottom - area.top };
  return <div className={cx(styles.band)} style={style} />;
}

function isSameArea(a: PlotArea | null, b: PlotArea): boolean {
  return a !== null && a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}
