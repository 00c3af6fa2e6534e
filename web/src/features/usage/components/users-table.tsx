import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { MeterChoice } from "../../../lib/url-grammar";
import { cx } from "../../../ui/class-names";
import { DataTable, SortHeader } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { UserRanking } from "../api/use-users";
import { isNarrow } from "../model/narrow-columns";
import { rankUsers } from "../model/rank-users";
import { useLinkKeys } from "./use-link-keys";
import { FIGURE_COLUMNS } from "./user-columns";
import { FigureCells, UserRow } from "./user-row";
import styles from "./users-table.module.css";

interface UsersTableProps {
  ranking: UserRanking;
  meter: MeterChoice;
  onSort: (meter: MeterChoice) => void;
}

/** App users ranked by a meter, with the sum over all of them at its foot. */
export function UsersTable({ ranking, meter, onSort }: UsersTableProps) {
  const t = useText();
  const largestShare = Math.max(0, ...ranking.nodes.map(({ share }) => share ?? 0));
  const list = useLinkKeys("[data-app-user]");
  return (
    <div ref={list} className={cx(styles.table)}>
      <DataTable caption={t("usage.users.caption", { meter: t(`usage.meter.${meter}`) })}>
        <UsersHead meter={meter} onSort={onSort} />
        <tbody>
          {rankUsers(ranking.nodes).map(({ row, rank }) => (
            <UserRow key={row.key} row={row} rank={rank} meter={meter} largestShare={largestShare} />
          ))}
        </tbody>
        <tfoot>
          <UsersFoot total={ranking.grandTotal} meter={meter} />
        </tfoot>
      </DataTable>
    </div>
  );
}

function UsersHead({ meter, onSort }: Pick<UsersTableProps, "meter" | "onSort">) {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col" className={cx(cell.number, styles.rank)}>
          {t("usage.users.rank")}
        </th>
        <th scope="col">{t("usage.column.user")}</th>
        {FIGURE_COLUMNS.map(({ key, meter: ranks }) => {
          const name = t(`usage.users.column.${key}`);
          if (ranks === null) {
            return (
              <th key={key} scope="col" className={cx(cell.number, styles.wide)}>
                {name}
              </th>
            );
          }
          return (
            <SortHeader
              key={key}
              align="end"
              className={cx(!isNarrow(ranks, meter) && styles.wide)}
              direction={ranks === meter ? "descending" : null}
              onSort={() => onSort(ranks)}
            >
              {name}
            </SortHeader>
          );
        })}
        <th scope="col" className={cx(styles.share, styles.wide)}>
          {t("usage.users.share", { meter: t(`usage.users.column.${meter}`) })}
        </th>
      </tr>
    </thead>
  );
}

function UsersFoot({ total, meter }: { total: UserRanking["grandTotal"]; meter: MeterChoice }) {
  const t = useText();
  const format = useFormat();
  return (
    <tr>
      <td className={cx(styles.rank)}>
        <VisuallyHidden>{format.unknown}</VisuallyHidden>
      </td>
      <th scope="row">{t("usage.users.total")}</th>
      <FigureCells of={total} meter={meter} />
      <td className={cx(styles.share, styles.wide)}>
        <span className={cx(styles.percent)}>{format.percent(1)}</span>
      </td>
    </tr>
  );
}
