import { useEffect, useEffectEvent, useRef, type CSSProperties } from "react";
import { useText } from "../../../lib/i18n";
import { useMediaQuery } from "../../../lib/use-media-query";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import type { ListPlace } from "../model/list-place";
import { ROW_PX } from "../model/request-view";
import { REQUEST_COLUMNS } from "./request-columns";
import { RequestTableRow } from "./request-table-row";
import { RequestsTableHead } from "./requests-table-head";
import styles from "./requests-table.module.css";
import { useRequestRows } from "./use-request-rows";
import type { RequestView } from "./use-request-view";

interface RequestsTableProps {
  requests: readonly RequestRow[];
  /** Of the whole list, loaded or not. */
  totalCount: number;
  openId: string | null;
  view: RequestView;
  left: ListPlace | null;
  onPlace: (place: Omit<ListPlace, "asOf">) => void;
  onOpen: (request: RequestRow) => void;
  /** Near the end of what is loaded. */
  onNearEnd: () => void;
  /** Which rows are drawn; null for none. */
  onView: (times: { newest: string; oldest: string } | null) => void;
}

/** ARIA in HTML allows a table to be a grid: its rows can be walked through and opened. */
const GRID = { role: "grid" } as const;
/** A finger needs more than a pointer. */
const NARROW_ROW_PX = 44;

/** A grid that draws only the rows in view. One tab stop: arrows move, Enter opens. */
export function RequestsTable({ requests, totalCount, view, onView, ...list }: RequestsTableProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const columns = isNarrow ? REQUEST_COLUMNS.filter(({ isEssential }) => isEssential) : view.columns;
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX[view.density];
  const { drawn, before, after, onKeyDown, onScroll } = useRequestRows({ scroller, requests, rowPx, ...list });
  useDrawn(drawn.at(0)?.request.time, drawn.at(-1)?.request.time, onView);
  const widths = ["time", ...columns.map(({ key }) => key)].map((key) => ({ key, px: view.widthOf(key) }));
  const wholePx = widths.reduce((sum, { px }) => sum + px, 0);
  const sizes: CSSProperties & Record<"--row" | "--pinned", string> = {
    "--row": `${rowPx}px`,
    "--pinned": `${view.widthOf("time")}px`,
    ...(isNarrow ? {} : { minWidth: wholePx }),
  };
  return (
    <div ref={scroller} className={cx(styles.scroller)} onScroll={onScroll}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid is interactive; the role comes with GRID */}
      <table
        {...GRID}
        className={cx(styles.table)}
        style={sizes}
        aria-label={t("usage.requests.title")}
        aria-rowcount={totalCount + 1}
        onKeyDown={onKeyDown}
      >
        {isNarrow ? null : (
          <colgroup>
            {widths.map(({ key, px }) => (
              <col key={key} style={{ width: px }} />
            ))}
          </colgroup>
        )}
        <RequestsTableHead columns={columns} view={isNarrow ? null : view} />
        <tbody>
          <tr aria-hidden style={{ height: before }} />
          {drawn.map((row) => (
            <RequestTableRow key={row.request.id} {...row} columns={columns} />
          ))}
          <tr aria-hidden style={{ height: after }} />
        </tbody>
      </table>
    </div>
  );
}

function useDrawn(
  newest: string | undefined,
  oldest: string | undefined,
  onView: (times: { newest: string; oldest: string } | null) => void,
): void {
  const tell = useEffectEvent(onView);
  useEffect(() => {
    tell(newest === undefined || oldest === undefined ? null : { newest, oldest });
  }, [newest, oldest]);
}
