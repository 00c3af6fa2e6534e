import { useState, type KeyboardEvent } from "react";

export interface BandCursor {
  /** -1 is none. */
  index: number;
  point: (index: number | null) => void;
  pin: (index: number | null) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Which band of a scatter is looked at, by pointer or by keys. */
export function useBandCursor(bands: number): BandCursor {
  const [cursor, setCursor] = useState({ index: -1, isPinned: false });
  const last = bands - 1;
  const index = cursor.index > last ? -1 : cursor.index;
  const goTo = (next: number) => setCursor({ index: Math.max(0, Math.min(last, next)), isPinned: false });
  const leave = () => setCursor({ index: -1, isPinned: false });
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => goTo(index + 1),
    ArrowLeft: () => goTo(index < 0 ? last : index - 1),
    Home: () => goTo(0),
    End: () => goTo(last),
    Escape: leave,
  };
  return {
    index,
    point: (next) => {
      if (!cursor.isPinned) setCursor({ index: next ?? -1, isPinned: false });
    },
    pin: (next) =>
      next === null || (cursor.isPinned && next === index) ? leave() : setCursor({ index: next, isPinned: true }),
    onKeyDown: (event) => {
      const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : actions[event.key];
      if (act === undefined || last < 0) return;
      event.preventDefault();
      act();
    },
  };
}
