import { useRef } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestTableRow } from "./request-table-row";
import styles from "./requests-table.module.css";
import { useRequestRows } from "./use-request-rows";

interface RequestsTableProps {
  requests: readonly RequestRow[];
  /** Of the whole list, loaded or not. */
  totalCount: number;
  openId: string | null;
  onOpen: (request: RequestRow) => void;
  /** Near the end of what is loaded. */
  onNearEnd: () => void;
}

/** ARIA in HTML allows a table to be a grid: its rows can be walked through and opened. */
const GRID = { role: "grid" } as const;

/** A grid that draws only the rows in view. One tab stop: arrows move, Enter opens. */
export function RequestsTable({ requests, totalCount, openId, onOpen, onNearEnd }: RequestsTableProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { drawn, before, after, open, onKeyDown } = useRequestRows({ scroller, requests, openId, onOpen, onNearEnd });
  return (
    <div ref={scroller} className={cx(styles.scroller)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid is interactive; the role comes with GRID */}
      <table
        {...GRID}
        className={cx(styles.table)}
        aria-label={t("usage.requests.title")}
        aria-rowcount={totalCount + 1}
        onKeyDown={onKeyDown}
      >
        <RequestsTableHead />
        <tbody>
          <tr aria-hidden style={{ height: before }} />
          {drawn.map((row) => (
            <RequestTableRow key={row.request.id} {...row} onOpen={() => open(row.index)} />
          ))}
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
          <th key={key} scope="col" className={cx(isNumber && styles.number, !isEssential && styles.wideOnly)}>
            {t(`usage.column.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
