import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestTableRow } from "./request-table-row";
import styles from "./requests-table.module.css";
import { useRowKeys } from "./use-row-keys";

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
  // oxlint-disable-next-line react/incompatible-library -- read during this very render only, never passed to something memoised
  const virtualizer = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const rows = virtualizer.getVirtualItems();
  const before = rows.at(0)?.start ?? 0;
  const after = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0);
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
    onOpen(request.id);
  };
  return (
    <div ref={scroller} className={cx(styles.scroller)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML allows a table to be a grid */}
      <table className={cx(styles.table)} role="grid" aria-label={t("usage.requests.title")} aria-rowcount={totalCount + 1} onKeyDown={keys.onKeyDown}>
        <RequestsTableHead />
        <tbody>
          <tr aria-hidden style={{ height: before }} />
          {rows.map(({ index }) => {
            const request = requests[index];
            if (request === undefined) return null;
            const isOpen = request.id === openId;
            return <RequestTableRow key={request.id} {...{ request, index, isOpen }} isActive={index === keys.active} onOpen={() => open(index)} />;
          })}
          <tr aria-hidden style={{ height: after }} />
        </tbody>
      </table>
    </div>
  );
}

function RequestsTableHead() {
  const t = useText();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t("usage.column.time")}</th>
        {REQUEST_COLUMNS.map(({ key, isNumber, isEssential }) => (
          <th key={key} scope="col" className={cx(isNumber && styles.number, !isEssential && styles.wideOnly)}>{t(`usage.column.${key}`)}</th>
        ))}
      </tr>
    </thead>
  );
}

function useNearEnd(lastIndex: number, rows: number, onNearEnd: () => void): void {
  const tell = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (rows > 0 && lastIndex >= rows - LOOK_AHEAD) tell();
  }, [lastIndex, rows]);
}
