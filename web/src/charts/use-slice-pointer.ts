import { useRef, type MouseEvent, type PointerEvent } from "react";
import { sliceAt, type PlotArea } from "./slice-geometry";
import type { SliceCursor, SliceSpan } from "./use-slice-cursor";

interface SlicePointerInput {
  cursor: SliceCursor;
  area: PlotArea | null;
  slices: number;
  onRange: (span: SliceSpan) => void;
}

/** A mouse looks by hovering and selects by dragging; everything pins by pressing, and lets go beside the bars. */
export function useSlicePointer({ cursor, area, slices, onRange }: SlicePointerInput) {
  const pressedAt = useRef<number | null>(null);
  const hasDragged = useRef(false);
  const indexAt = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) =>
    area === null ? null : sliceAt(area, slices, clientX - currentTarget.getBoundingClientRect().left);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      hasDragged.current = false;
      const isDrag = event.pointerType === "mouse" && event.button === 0 && !isOnButton(event);
      pressedAt.current = isDrag ? indexAt(event) : null;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== "mouse") return;
      const index = indexAt(event);
      const from = pressedAt.current;
      if (from === null) return cursor.point(index);
      if (index === null || (index === from && !hasDragged.current)) return;
      hasDragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      cursor.select(from, index);
    },
    onPointerUp: () => {
      pressedAt.current = null;
      if (!hasDragged.current || cursor.selection === null) return;
      cursor.leave();
      onRange(cursor.selection);
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === "mouse" && pressedAt.current === null) cursor.point(null);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      // The end of a drag is a click as well.
      if (hasDragged.current || isOnButton(event)) return;
      const index = indexAt(event);
      if (index === null) cursor.leave();
      else cursor.pin(index);
    },
  };
}

function isOnButton({ target }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && target.closest("button") !== null;
}
