import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import type { RequestColumn } from "./request-columns";
import styles from "./requests-table.module.css";
import { StatusMark } from "./status-mark";

interface RequestTableRowProps {
  request: RequestRow;
  index: number;
  columns: readonly RequestColumn[];
  /** Holds the grid's tab stop. */
  isActive: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

export function RequestTableRow({ request, index, columns, isActive, isOpen, onOpen }: RequestTableRowProps) {
  const context = { t: useText(), format: useFormat() };
  const { time, status } = request;
  return (
    <tr
      className={cx(styles.row)}
      data-index={index}
      // Header first, counted from one.
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isActive ? 0 : -1}
      onClick={onOpen}
    >
      <th scope="row">
        <time dateTime={time} title={time}>
          <span className={cx(styles.wideOnly)}>{context.format.dateTime(time)}</span>
          <span className={cx(styles.narrowOnly)}>{context.format.monthDayClock(time)}</span>
        </time>
        {status === "OK" ? null : (
          <span className={cx(styles.narrowOnly)}>
            {" "}
            <StatusMark status={status} isIconOnly />
          </span>
        )}
      </th>
      {columns.map(({ key, isNumber, cell }) => (
        <td key={key} className={cx(isNumber && styles.number)}>
          {cell(request, context)}
        </td>
      ))}
    </tr>
  );
}
