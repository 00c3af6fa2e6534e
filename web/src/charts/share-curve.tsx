import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { VisuallyHidden } from "../ui/visually-hidden";
import { type CurvePoint, nearestPoint, stepPoint } from "./curve-cursor";
import styles from "./share-curve.module.css";

interface ShareCurveProps {
  points: readonly CurvePoint[];
  /** The curve in one sentence. */
  sentence: string;
  /** What a point says, in words. */
  pointText: (index: number) => string;
  axisX: string;
  axisY: string;
  /** A share as people read it. */
  percent: (share: number) => string;
}

const SIDE = 100;
const GRID = [0, 0.25, 0.5, 0.75, 1];

/** How parts add up to a whole, those with most first. Plain SVG; one tab stop, arrows move along it. */
export function ShareCurve({ points, sentence, pointText, axisX, axisY, percent }: ShareCurveProps) {
  const t = useText();
  const [index, setIndex] = useState<number | null>(null);
  const point = index === null ? undefined : points[index];
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = event.key === "Escape" ? null : stepPoint(event.key, index, points.length);
    if (next === undefined) return;
    event.preventDefault();
    setIndex(next);
  };
  const look = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setIndex(nearestPoint(points, (clientX - left) / width));
  };
  return (
    <div className={cx(styles.frame)}>
      <span className={cx(styles.axisY)}>{axisY}</span>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no ARIA role means "chart"; a described group is the nearest */}
      <div
        className={cx(styles.plot)}
        role="group"
        tabIndex={0}
        aria-roledescription={t("charts.role")}
        aria-label={t("charts.keys", { sentence })}
        onKeyDown={press}
        onBlur={() => setIndex(null)}
        onPointerMove={look}
        onPointerLeave={() => setIndex(null)}
      >
        <CurveLines points={points} percent={percent} />
        {point === undefined || index === null ? null : (
          <>
            <span className={cx(styles.dot)} style={{ left: `${point.x * 100}%`, bottom: `${point.y * 100}%` }} />
            <span className={cx(styles.card)} style={{ left: `${Math.min(70, point.x * 100)}%` }}>
              {pointText(index)}
            </span>
          </>
        )}
        <span role="status">
          <VisuallyHidden>{index === null ? "" : pointText(index)}</VisuallyHidden>
        </span>
      </div>
      <span className={cx(styles.axisX)}>{axisX}</span>
    </div>
  );
}

function CurveLines({ points, percent }: Pick<ShareCurveProps, "points" | "percent">) {
  const line = [{ x: 0, y: 0 }, ...points].map(({ x, y }) => `${x * SIDE},${(1 - y) * SIDE}`).join(" ");
  return (
    <>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none" aria-hidden>
        {GRID.map((at) => (
          <path key={at} className={cx(styles.grid)} d={`M0 ${at * SIDE}H${SIDE}M${at * SIDE} 0V${SIDE}`} />
        ))}
        <path className={cx(styles.even)} d={`M0 ${SIDE}L${SIDE} 0`} />
        <polygon className={cx(styles.area)} points={`0,${SIDE} ${line} ${SIDE},${SIDE}`} />
        <polyline className={cx(styles.line)} points={line} />
      </svg>
      {GRID.map((at) => (
        <span key={at} className={cx(styles.tickY)} style={{ bottom: `${at * 100}%` }} aria-hidden>
          {percent(at)}
        </span>
      ))}
      {GRID.map((at) => (
        <span key={at} className={cx(styles.tickX)} style={{ left: `${at * 100}%` }} aria-hidden>
          {percent(at)}
        </span>
      ))}
    </>
  );
}
