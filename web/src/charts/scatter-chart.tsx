import { Suspense, useCallback, useRef, useState, type MouseEvent } from "react";
import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { latePart } from "../ui/late-part";
import { VisuallyHidden } from "../ui/visually-hidden";
import { BandCard, bandReadout } from "./band-card";
import { bandAt, bandBox } from "./band-geometry";
import type { ScatterModel } from "./scatter-model";
import type { PlotArea } from "./slice-geometry";
import styles from "./time-series-chart.module.css";
import { useBandCursor } from "./use-band-cursor";
import { useBoxWidth } from "./use-box-width";

const { Part: ScatterCanvas } = latePart(() => import("./scatter-canvas"));

interface ScatterChartProps {
  model: ScatterModel;
  /** The chart in one sentence, for those who do not see it. */
  sentence: string;
  xText: (value: number) => string;
  yText: (value: number) => string;
}

/** Dots on two logarithmic axes. One tab stop: arrows walk through the bands of the horizontal axis. */
export function ScatterChart({ model, sentence, xText, yText }: ScatterChartProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(box);
  const [area, setArea] = useState<PlotArea | null>(null);
  const keepArea = useCallback((next: PlotArea) => setArea((now) => (isSame(now, next) ? now : next)), []);
  const cursor = useBandCursor(model.bands.length);
  const bandUnder = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) =>
    area === null ? null : bandAt(area, model.bands, clientX - currentTarget.getBoundingClientRect().left);
  const isLooking = area !== null && cursor.index >= 0;
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
      onBlur={() => cursor.pin(null)}
      onPointerMove={(event) => (event.pointerType === "mouse" ? cursor.point(bandUnder(event)) : undefined)}
      onPointerLeave={(event) => (event.pointerType === "mouse" ? cursor.point(null) : undefined)}
      onClick={(event) => cursor.pin(bandUnder(event))}
    >
      {isLooking ? <Band area={area} model={model} index={cursor.index} /> : null}
      {width > 0 ? (
        <Suspense fallback={<div className={cx(styles.waiting)} />}>
          <ScatterCanvas {...{ model, xText, yText }} isPrint={false} label={sentence} onLayout={keepArea} />
        </Suspense>
      ) : null}
      {isLooking ? <BandCard area={area} model={model} index={cursor.index} /> : null}
      <span role="status">
        <VisuallyHidden>{bandReadout(model, cursor.index)}</VisuallyHidden>
      </span>
    </div>
  );
}

/** The same on paper: nothing to touch, and every series named beside its dots. */
export function PrintedScatter({ model, sentence, xText, yText }: ScatterChartProps) {
  return (
    <div className={cx(styles.box)}>
      <Suspense fallback={null}>
        <ScatterCanvas {...{ model, xText, yText }} isPrint label={sentence} onLayout={nowhere} />
      </Suspense>
    </div>
  );
}

function nowhere(): void {
  // On paper nothing is pointed at.
}

function Band({ area, model, index }: { area: PlotArea; model: ScatterModel; index: number }) {
  const style = { ...bandBox(area, model.bands, index), top: area.top, height: area.bottom - area.top };
  return <div className={cx(styles.band)} style={style} />;
}

function isSame(a: PlotArea | null, b: PlotArea): boolean {
  return a !== null && a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}
