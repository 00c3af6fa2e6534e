import { useLocation } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { RetentionMonth } from "../api/use-retention";
import { MonthRow } from "./month-row";

/** One row for what is in the database of a month, and one for each of its files. */
export function MonthsTable({ months, canManage }: { months: readonly RetentionMonth[]; canManage: boolean }) {
  const t = useText();
  const asked = useLocation({ select: ({ hash }) => hash });
  const newestFile = new Map(
    months
      .filter(isArchived)
      .map(({ month, part }) => [month, part] as const)
      .toReversed(),
  );
  return (
    <DataTable caption={t("retention.table")}>
      <thead>
        <tr>
          <th scope="col">{t("retention.column.month")}</th>
          <th scope="col">{t("retention.column.state")}</th>
          {(["requests", "cost", "tokens", "size"] as const).map((column) => (
            <th key={column} scope="col" className={cx(cell.number)}>
              {t(`retention.column.${column}`)}
            </th>
          ))}
          <th scope="col">{t("retention.column.verified")}</th>
          {canManage ? <th scope="col">{t("retention.column.acts")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <MonthRow
            key={`${month.month}-${month.part ?? 0}`}
            month={month}
            canManage={canManage}
            isOfMonth={isArchived(month) && newestFile.get(month.month) === month.part}
            isAskedFor={month.month === asked}
          />
        ))}
      </tbody>
    </DataTable>
  );
}

function isArchived({ archivedAt }: RetentionMonth): boolean {
  return archivedAt != null;
}
