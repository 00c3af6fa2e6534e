import { useState, type KeyboardEvent, type RefObject } from "react";

interface RowKeysInput {
  /** Where the tab stop is at first. */
  first: number;
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  rowPx: number;
  /** Scrolls until the row is drawn. */
  show: (index: number) => void;
  open: (index: number) => void;
}

interface RowKeys {
  /** The row that holds the grid's tab stop. */
  active: number;
  setActive: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrows, `j` and `k`, pages, both ends, and Enter, over rows of which only some are drawn. */
export function useRowKeys({ first, scroller, rows, rowPx, show, open }: RowKeysInput): RowKeys {
  const [active, setActive] = useState(first);
  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(rows - 1, index));
    setActive(target);
    show(target);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
  };
  const targetOf = (key: string): number | null => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows,
      End: rows,
    };
    const step = steps[key];
    return step === undefined ? null : active + step;
  };
  return {
    active,
    setActive,
    onKeyDown: (event) => {
      if (event.key === "Enter") open(active);
      const target = event.altKey || event.metaKey ? null : targetOf(event.key);
      if (target === null) return;
      event.preventDefault();
      moveTo(target);
    },
  };
}
