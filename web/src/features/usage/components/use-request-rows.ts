import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type RefObject } from "react";
import type { RequestRow } from "../api/use-requests";
import type { ListPlace } from "../model/list-place";
import { useRowKeys } from "./use-row-keys";

interface RequestRowsInput {
  scroller: RefObject<HTMLElement | null>;
  requests: readonly RequestRow[];
  openId: string | null;
  onOpen: (request: RequestRow) => void;
  /** Near the end of what is loaded. */
  onNearEnd: () => void;
  rowPx: number;
  /** Where somebody was who comes back to the list. */
  left: ListPlace | null;
  onPlace: (place: Omit<ListPlace, "asOf">) => void;
}

export interface DrawnRow {
  request: RequestRow;
  index: number;
  isOpen: boolean;
  /** Holds the grid's tab stop. */
  isActive: boolean;
  onOpen: () => void;
  /** The row has the focus, or something within it. */
  onFocus: () => void;
}

interface RequestRows {
  /** The rows in view, and a few around them. */
  drawn: readonly DrawnRow[];
  /** Heights that stand for the rows that are not drawn. */
  before: number;
  after: number;
  onKeyDown: (event: KeyboardEvent) => void;
  onScroll: () => void;
}

const OVERSCAN = 8;
/** So many rows before the end the next page is asked for. */
const LOOK_AHEAD = 30;

/** Which rows are drawn, which one has the tab stop, and when more are needed. */
export function useRequestRows(input: RequestRowsInput): RequestRows {
  const { scroller, requests, openId, onOpen, onNearEnd, rowPx, left, onPlace } = input;
  // oxlint-disable-next-line react/incompatible-library -- read during this very render only, never passed to something memoised
  const virtualizer = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    initialOffset: left?.scrollTop ?? 0,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const rows = virtualizer.getVirtualItems();
  useNearEnd(rows.at(-1)?.index ?? 0, requests.length, onNearEnd);
  const keys = useRowKeys({
    first: left?.active ?? 0,
    scroller,
    rows: requests.length,
    rowPx,
    show: (index) => virtualizer.scrollToIndex(index),
    open: (index) => {
      const request = requests[index];
      if (request !== undefined) onOpen(request);
    },
  });
  useReturnTo(scroller, left);
  const keepPlace = (active: number) => onPlace({ scrollTop: scroller.current?.scrollTop ?? 0, active });
  const tellPlace = useEffectEvent(keepPlace);
  useEffect(() => tellPlace(keys.active), [keys.active]);
  const onFocus = (index: number) => {
    keys.setActive(index);
    // At once: a click that gives the focus may leave the page, and what is kept later is kept for the next one.
    keepPlace(index);
  };
  return {
    drawn: rows.flatMap(({ index }) => {
      const request = requests[index];
      if (request === undefined) return [];
      const [isOpen, isActive] = [request.id === openId, index === keys.active];
      return [{ request, index, isOpen, isActive, onOpen: () => onOpen(request), onFocus: () => onFocus(index) }];
    }),
    before: rows.at(0)?.start ?? 0,
    after: virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0),
    onKeyDown: keys.onKeyDown,
    onScroll: () => keepPlace(keys.active),
  };
}

/** Once, when somebody comes back: the list stands where it stood, and the row has the focus that had it. */
function useReturnTo(scroller: RefObject<HTMLElement | null>, left: ListPlace | null): void {
  const [place] = useState(left);
  useEffect(() => {
    if (place === null || scroller.current === null) return;
    scroller.current.scrollTo({ top: place.scrollTop });
    // After the title of the page, which takes the focus of every new page.
    const frame = requestAnimationFrame(() => {
      if (document.querySelector("[role=dialog]") !== null) return;
      scroller.current?.querySelector<HTMLElement>(`[data-index="${place.active}"]`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [place, scroller]);
}

function useNearEnd(lastIndex: number, rows: number, onNearEnd: () => void): void {
  const tell = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (rows > 0 && lastIndex >= rows - LOOK_AHEAD) tell();
  }, [lastIndex, rows]);
}
