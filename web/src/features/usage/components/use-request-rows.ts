import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, type KeyboardEvent, type RefObject } from "react";
import type { RequestRow } from "../api/use-requests";
import { useRowKeys } from "./use-row-keys";

interface RequestRowsInput {
  scroller: RefObject<HTMLElement | null>;
  requests: readonly RequestRow[];
  openId: string | null;
  onOpen: (request: RequestRow) => void;
  /** Near the end of what is loaded. */
  onNearEnd: () => void;
}

interface RequestRows {
  /** The rows in view, and a few around them. */
  drawn: readonly { request: RequestRow; index: number; isOpen: boolean; isActive: boolean }[];
  /** Heights that stand for the rows that are not drawn. */
  before: number;
  after: number;
  open: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const ROW_PX = 40;
const OVERSCAN = 8;
/** So many rows before the end the next page is asked for. */
const LOOK_AHEAD = 30;

/** Which rows are drawn, which one has the tab stop, and when more are needed. */
export function useRequestRows({ scroller, requests, openId, onOpen, onNearEnd }: RequestRowsInput): RequestRows {
  // oxlint-disable-next-line react/incompatible-library -- read during this very render only, never passed to something memoised
  const virtualizer = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const rows = virtualizer.getVirtualItems();
  useNearEnd(rows.at(-1)?.index ?? 0, requests.length, onNearEnd);
  const keys = useRowKeys({
    scroller,
    rows: requests.length,
    rowPx: ROW_PX,
    show: (index) => virtualizer.scrollToIndex(index),
    open: (index) => open(index),
  });
  const open = (index: number) => {
    const request = requests[index];
    if (request === undefined) return;
    keys.setActive(index);
    onOpen(request);
  };
  return {
    drawn: rows.flatMap(({ index }) => {
      const request = requests[index];
      if (request === undefined) return [];
      return [{ request, index, isOpen: request.id === openId, isActive: index === keys.active }];
    }),
    before: rows.at(0)?.start ?? 0,
    after: virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0),
    open,
    onKeyDown: keys.onKeyDown,
  };
}

function useNearEnd(lastIndex: number, rows: number, onNearEnd: () => void): void {
  const tell = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (rows > 0 && lastIndex >= rows - LOOK_AHEAD) tell();
  }, [lastIndex, rows]);
}
