import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { cx } from "../../../ui/class-names";
import { NARROWEST_PX, WIDEST_PX, WIDTH_STEP_PX } from "../model/request-view";
import styles from "./requests-table.module.css";

interface ResizeHandleProps {
  label: string;
  px: number;
  /** Holds the tab stop of all edges. */
  isActive: boolean;
  onResize: (px: number) => void;
  /** To the edge of another column. */
  onStep: (by: -1 | 1) => void;
}

/** The edge of a column: dragged, or moved by keys in steps of 10 px. */
export function ResizeHandle({ label, px, isActive, onResize, onStep }: ResizeHandleProps) {
  const handle = useRef<HTMLSpanElement>(null);
  const drag = useRef<{ x: number; px: number } | null>(null);
  const hasStepped = useRef(false);
  useEffect(() => {
    // The step came from a neighbour that had the focus.
    const isFromNeighbour = document.activeElement?.getAttribute("role") === "separator";
    if (isActive && isFromNeighbour && !hasStepped.current) handle.current?.focus();
    hasStepped.current = isActive;
  }, [isActive]);
  const press = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => onResize(px - WIDTH_STEP_PX),
      ArrowRight: () => onResize(px + WIDTH_STEP_PX),
      ArrowUp: () => onStep(-1),
      ArrowDown: () => onStep(1),
    };
    const act = acts[event.key];
    // Keys of rows are not for edges.
    event.stopPropagation();
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, px };
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a widget
    <span
      ref={handle}
      className={cx(styles.edge)}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={px}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={WIDEST_PX}
      tabIndex={isActive ? 0 : -1}
      onKeyDown={press}
      onPointerDown={begin}
      onPointerMove={(event) => {
        if (drag.current !== null) onResize(drag.current.px + event.clientX - drag.current.x);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
