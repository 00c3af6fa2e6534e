import { useState, type KeyboardEvent, type RefObject } from "react";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { stepCell } from "../model/step-cell";
import type { HeatCell } from "../model/to-heat-grid";
import styles from "./heatmap.module.css";

interface HeatmapCellsProps {
  table: RefObject<HTMLTableElement | null>;
  rows: readonly (readonly HeatCell[])[];
  rowName: (row: number) => string;
  text: (cell: HeatCell) => string;
  onLook: (cell: HeatCell | null) => void;
  onOpen: (cell: HeatCell) => void;
}

/** The body of the grid. One tab stop: arrows move, Enter opens the hour's requests. */
export function HeatmapCells({ table, rows, rowName, text, onLook, onOpen }: HeatmapCellsProps) {
  const [active, setActive] = useState({ row: 0, column: 0 });
  const press = (event: KeyboardEvent, cell: HeatCell) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === "Enter") onOpen(cell);
    const next = stepCell(event.key, active, { rows: rows.length, columns: rows[0]?.length ?? 0 });
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <tbody>
      {rows.map((cells, row) => (
        <tr key={rowName(row)}>
          <th scope="row">{rowName(row)}</th>
          {cells.map((cell, column) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a cell of a grid; Enter is among its keys
            <td
              key={`${cell.weekday} ${cell.hour}`}
              data-cell={`${row} ${column}`}
              data-level={cell.level ?? "none"}
              className={cx(styles.cell)}
              tabIndex={row === active.row && column === active.column ? 0 : -1}
              onFocus={() => {
                setActive({ row, column });
                onLook(cell);
              }}
              onBlur={() => onLook(null)}
              onPointerEnter={() => onLook(cell)}
              onPointerLeave={() => onLook(null)}
              onKeyDown={(event) => press(event, cell)}
              onClick={() => onOpen(cell)}
            >
              <VisuallyHidden>{text(cell)}</VisuallyHidden>
              {cell.level === 0 ? <span className={cx(styles.dot)} aria-hidden /> : null}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
