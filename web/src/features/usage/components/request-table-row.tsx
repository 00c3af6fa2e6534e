import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RequestColumn } from "./request-columns";
import styles from "./requests-table.module.css";
import { StatusMark } from "./status-mark";
import type { DrawnRow } from "./use-request-rows";

interface RequestTableRowProps extends DrawnRow {
  columns: readonly RequestColumn[];
}

export function RequestTableRow(props: RequestTableRowProps) {
  const { request, index, columns, isActive, isOpen, onOpen, onFocus } = props;
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
      onFocus={onFocus}
      // Links of a row do not keep the focus: who comes back before their page was there is at the row as well.
      onClickCapture={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
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
