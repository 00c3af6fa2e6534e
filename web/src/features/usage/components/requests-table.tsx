import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestTableRow } from "./request-table-row";
import styles from "./requests-table.module.css";

interface RequestsTableProps {
  requests: readonly RequestRow[];
  /** Of the whole list, loaded or not. */
  totalCount: number;
  openId: string | null;
  onOpen: (id: string) => void;
  /** Near the end of what is loaded. */
  onNearEnd: () => void;
}

const ROW_PX = 40;
const OVERSCAN = 8;
/** So many rows before the end the next page is asked for. */
const LOOK_AHEAD = 30;

/** A grid that draws only the rows in view. One tab stop: arrows move, Enter opens. */
export function RequestsTable({ requests, totalCount, openId, onOpen, onNearEnd }: RequestsTableProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtualizer = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows.at(0), rows.at(-1)];

  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (requests.length > 0 && lastIndex >= requests.length - LOOK_AHEAD) onNearEnd();
  }, [lastIndex, requests.length, onNearEnd]);

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(requests.length - 1, index));
    setActive(target);
    virtualizer.scrollToIndex(target);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 2);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1, j: active + 1, ArrowUp: active - 1, k: active - 1,
    PageDown: active + page, PageUp: active - page, Home: 0, End: requests.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const open = requests[active];
    if (event.key === "Enter" && open !== undefined) onOpen(open.id);
    const target = event.altKey || event.metaKey ? undefined : moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    focusRow(target);
  };
  return (
    <div ref={scroller} className={cx(styles.scroller)} onKeyDown={onKeyDown}>
      <table className={cx(styles.table)} role="grid" aria-label={t("usage.requests.title")} aria-rowcount={totalCount + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t("usage.column.time")}</th>
            {REQUEST_COLUMNS.map(({ key, isNumber, isEssential }) => (
              <th key={key} scope="col" className={cx(isNumber && styles.number, !isEssential && styles.wideOnly)}>
                {t(`usage.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first === undefined ? null : <tr aria-hidden style={{ height: first.start }} />}
          {rows.map(({ index }) => {
            const request = requests[index];
            return request === undefined ? null : (
              <RequestTableRow
                key={request.id}
                request={request}
                index={index}
                isActive={index === active}
                isOpen={request.id === openId}
                onOpen={() => {
                  setActive(index);
                  onOpen(request.id);
                }}
              />
            );
          })}
          {last === undefined ? null : <tr aria-hidden style={{ height: virtualizer.getTotalSize() - last.end }} />}
        </tbody>
      </table>
    </div>
  );
}
