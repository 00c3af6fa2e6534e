import { useState, type KeyboardEvent } from "react";
import type { ChartModel } from "./chart-model";
import { seriesByValue } from "./slice-readout";

/** Slices from first to last, both inside. */
export interface SliceSpan {
  first: number;
  last: number;
}

interface Cursor {
  index: number;
  isPinned: boolean;
  /** The card's actions were opened by the keyboard, and take the focus. */
  isOpened: boolean;
  /** The series the up and down keys are on; null is the total. */
  activeKey: string | null;
  /** Where a selection began; null while there is none. */
  anchor: number | null;
}

export interface SliceCursor extends Omit<Cursor, "anchor"> {
  /** More than one slice, chosen by dragging or with Shift; null otherwise. */
  selection: SliceSpan | null;
  point: (index: number | null) => void;
  pin: (index: number) => void;
  /** Extends a selection that began at `anchor`. */
  select: (anchor: number, index: number) => void;
  goTo: (index: number) => void;
  leave: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const NOWHERE: Cursor = { index: -1, isPinned: false, isOpened: false, activeKey: null, anchor: null };

/** Which slice is looked at, by pointer or by keys. An index of -1 is none. */
export function useSliceCursor(model: ChartModel, onRange: (span: SliceSpan) => void): SliceCursor {
  const [cursor, setCursor] = useState<Cursor>(NOWHERE);
  const last = model.slices.length - 1;
  const inside = cursor.index > last ? NOWHERE : cursor;
  const selection = spanOf(inside);
  const within = (index: number) => Math.max(0, Math.min(last, index));
  const goTo = (index: number) => setCursor({ ...NOWHERE, activeKey: inside.activeKey, index: within(index) });
  const select = (anchor: number, index: number) => setCursor({ ...NOWHERE, anchor, index: within(index) });

  const leave = () => setCursor(NOWHERE);

  const move = keyMoves({ model, cursor: inside, selection, goTo, select, setCursor, onRange });
  return {
    ...inside,
    selection,
    point: (index) => {
      if (!inside.isPinned) setCursor(index === null ? NOWHERE : { ...NOWHERE, index });
    },
    pin: (index) =>
      setCursor(inside.isPinned && inside.index === index ? NOWHERE : { ...NOWHERE, index, isPinned: true }),
    select,
    goTo,
    leave,
    onKeyDown: (event) => {
      // Keys of the buttons in a pinned card are theirs.
      if (event.target !== event.currentTarget && event.key !== "Escape") return;
      const name = event.shiftKey ? `Shift+${event.key}` : event.key;
      const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : move[name];
      if (act === undefined || last < 0) return;
      event.preventDefault();
      act();
    },
  };
}

interface KeyMovesInput {
  model: ChartModel;
  cursor: Cursor;
  selection: SliceSpan | null;
  goTo: (index: number) => void;
  select: (anchor: number, index: number) => void;
  setCursor: (cursor: Cursor) => void;
  onRange: (span: SliceSpan) => void;
}

function keyMoves({ model, cursor, selection, goTo, select, setCursor, onRange }: KeyMovesInput) {
  const { index, anchor } = cursor;
  const last = model.slices.length - 1;
  const stepSeries = (step: 1 | -1) => {
    if (index < 0) return;
    const keys = [null, ...seriesByValue(model, index).map(({ key }) => key)];
    const next = (keys.indexOf(cursor.activeKey) + step + keys.length) % keys.length;
    setCursor({ ...cursor, activeKey: keys[next] ?? null });
  };
  const extend = (step: 1 | -1) => (index < 0 ? undefined : select(anchor ?? index, index + step));
  const open = () => {
    if (selection !== null) {
      setCursor(NOWHERE);
      onRange(selection);
    } else if (index >= 0) setCursor({ ...cursor, isPinned: true, isOpened: true });
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowRight: () => goTo(index < 0 ? 0 : index + 1),
    ArrowLeft: () => goTo(index < 0 ? last : index - 1),
    "Shift+ArrowRight": () => extend(1),
    "Shift+ArrowLeft": () => extend(-1),
    Home: () => goTo(0),
    End: () => goTo(last),
    ArrowDown: () => stepSeries(1),
    ArrowUp: () => stepSeries(-1),
    Enter: open,
    // First out of the card or the selection, then out of the chart.
    Escape: () => (cursor.isPinned || selection !== null ? goTo(index) : setCursor(NOWHERE)),
  };
  return moves;
}

function spanOf({ anchor, index }: Cursor): SliceSpan | null {
  if (anchor === null || index < 0 || anchor === index) return null;
  return { first: Math.min(anchor, index), last: Math.max(anchor, index) };
}
