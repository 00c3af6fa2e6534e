import { useState, type KeyboardEvent } from "react";
import type { ChartModel } from "./chart-model";
import { seriesByValue } from "./slice-readout";

interface Cursor {
  index: number;
  isPinned: boolean;
  /** The series the up and down keys are on; null is the total. */
  activeKey: string | null;
}

export interface SliceCursor extends Cursor {
  point: (index: number | null) => void;
  pin: (index: number) => void;
  leave: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const NOWHERE: Cursor = { index: -1, isPinned: false, activeKey: null };

/** Which slice is looked at, by pointer or by keys. An index of -1 is none. */
export function useSliceCursor(model: ChartModel, onOpen: ((index: number) => void) | undefined): SliceCursor {
  const [cursor, setCursor] = useState<Cursor>(NOWHERE);
  const last = model.slices.length - 1;
  const inside = cursor.index > last ? NOWHERE : cursor;
  const goTo = (index: number) => setCursor({ ...inside, index: Math.max(0, Math.min(last, index)), isPinned: false });

  const stepSeries = (step: 1 | -1) => {
    if (inside.index < 0) return;
    const keys = [null, ...seriesByValue(model, inside.index).map(({ key }) => key)];
    const next = (keys.indexOf(inside.activeKey) + step + keys.length) % keys.length;
    setCursor({ ...inside, activeKey: keys[next] ?? null });
  };

  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => goTo(inside.index < 0 ? 0 : inside.index + 1),
    ArrowLeft: () => goTo(inside.index < 0 ? last : inside.index - 1),
    Home: () => goTo(0),
    End: () => goTo(last),
    ArrowDown: () => stepSeries(1),
    ArrowUp: () => stepSeries(-1),
    Enter: () => (inside.index < 0 ? undefined : onOpen?.(inside.index)),
    Escape: () => setCursor(NOWHERE),
  };

  return {
    ...inside,
    point: (index) => {
      if (!inside.isPinned) setCursor(index === null ? NOWHERE : { ...NOWHERE, index });
    },
    pin: (index) =>
      setCursor(inside.isPinned && inside.index === index ? NOWHERE : { ...NOWHERE, index, isPinned: true }),
    leave: () => setCursor(NOWHERE),
    onKeyDown: (event) => {
      // Keys of the buttons in a pinned card are theirs.
      if (event.target !== event.currentTarget && event.key !== "Escape") return;
      const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : actions[event.key];
      if (act === undefined || last < 0) return;
      event.preventDefault();
      act();
    },
  };
}
