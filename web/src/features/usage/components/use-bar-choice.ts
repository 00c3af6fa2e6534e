import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useUrlState } from "../../../lib/use-url-state";
import type { RequestTimes } from "../api/use-request-times";
import { axisGrain } from "../model/axis-grain";
import { spanRange, stepSpan, type BarSpan } from "../model/bar-span";

/** Which bars are pointed at or chosen; a choice that ends becomes the range of the page. */
export function useBarChoice({ buckets, grain }: RequestTimes) {
  const { set } = useUrlState();
  const [span, setSpan] = useState<BarSpan | null>(null);
  const [isDragging, setDragging] = useState(false);
  const choose = (chosen: BarSpan): void => {
    const labels = buckets.map(({ label }) => label);
    const range = spanRange(labels, axisGrain(grain), chosen);
    setSpan(null);
    if (range !== null) set({ range });
  };
  const letGo = (): void => {
    setDragging(false);
    setSpan(null);
  };
  return {
    span,
    listeners: {
      onKeyDown: (event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const next = stepSpan(event, span, buckets.length);
        if (event.key === "Enter" && span !== null) choose(span);
        else if (event.key === "Escape" && span !== null) setSpan(null);
        else if (next === null) return;
        else setSpan(next);
        event.preventDefault();
      },
      onBlur: () => setSpan(null),
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        setSpan({ anchor: barAt(event, buckets.length), head: barAt(event, buckets.length) });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const head = barAt(event, buckets.length);
        if (isDragging) setSpan((current) => ({ anchor: current?.anchor ?? head, head }));
        else if (event.pointerType === "mouse") setSpan({ anchor: head, head });
      },
      onPointerUp: () => {
        setDragging(false);
        if (isDragging && span !== null) choose(span);
      },
      onPointerCancel: letGo,
      onPointerLeave: () => {
        if (!isDragging) setSpan(null);
      },
    },
  };
}

function barAt({ clientX, currentTarget }: PointerEvent<HTMLElement>, bars: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(bars - 1, Math.floor(((clientX - left) / width) * bars)));
}
