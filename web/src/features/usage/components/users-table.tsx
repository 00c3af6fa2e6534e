import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { MeterChoice } from "../../../lib/url-grammar";
import { useMediaQuery } from "../../../lib/use-media-query";
import { useReturnFocus } from "../../../lib/use-return-focus";
import { cx } from "../../../ui/class-names";
import { DataTable, SortHeader } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { UserRanking } from "../api/use-users";
import { inPages } from "../model/in-pages";
import { isNarrow as isNarrowColumn } from "../model/narrow-columns";
import { rankUsers } from "../model/rank-users";
import { useLinkKeys } from "./use-link-keys";
import { FIGURE_COLUMNS } from "./user-columns";
import { FigureCells } from "./user-row";
import { UserRows } from "./user-rows";
import styles from "./users-table.module.css";

interface UsersTableProps {
  ranking: UserRanking;
  meter: MeterChoice;
  onSort: (meter: MeterChoice) => void;
}

/** As many rows share what is asked beside the ranking. */
const PAGE = 50;

/** App users ranked by a meter, with the sum over all of them at its foot. */
export function UsersTable({ ranking, meter, onSort }: UsersTableProps) {
  const t = useText();
  const largestShare = Math.max(0, ...ranking.nodes.map(({ share }) => share ?? 0));
  const list = useLinkKeys("[data-app-user]");
  const keepFocus = useReturnFocus({ page: "users", list, attribute: "data-app-user" });
  const isNarrow = useMediaQuery("(max-width: 1023px)");
  const pages = inPages(rankUsers(ranking.nodes), PAGE);
  return (
    <div ref={list} className={cx(styles.table)} onFocus={keepFocus}>
      <DataTable caption={t("usage.users.caption", { meter: t(`usage.meter.${meter}`) })}>
        <UsersHead meter={meter} onSort={onSort} against={ranking.grandTotal.previous?.range ?? null} />
        {pages.map((ranked) => (
          <UserRows key={ranked[0]?.row.key} {...{ ranked, meter, largestShare, isNarrow }} />
        ))}
        <tfoot>
          <UsersFoot total={ranking.grandTotal} meter={meter} />
        </tfoot>
      </DataTable>
    </div>
  );
}

interface UsersHeadProps extends Pick<UsersTableProps, "meter" | "onSort"> {
  /** Which period places are compared with. */
  against: { from: string; to: string } | null;
}

function UsersHead({ meter, onSort, against }: UsersHeadProps) {
  const t = useText();
  const format = useFormat();
  const compared = against === null ? "" : t("usage.delta.against", { range: format.range(against.from, against.to) });
  return (
    <thead>
      <tr>
        <th scope="col" className={cx(cell.number, styles.rank)}>
          {t("usage.users.rank")}
        </th>
        <th scope="col" className={cx(styles.moved, styles.wide)} title={compared}>
          {t("users.change")}
          <VisuallyHidden> {compared}</VisuallyHidden>
        </th>
        <th scope="col">{t("usage.column.user")}</th>
        <FigureHeads meter={meter} onSort={onSort} />
        <th scope="col" className={cx(styles.share, styles.wide)}>
          {t("usage.users.share", { meter: t(`usage.users.column.${meter}`) })}
        </th>
        <th scope="col" className={cx(styles.main, styles.wide)}>
          {t("users.main")}
        </th>
        <th scope="col" className={cx(styles.seen, styles.wide)}>
          {t("users.lastSeen")}
        </th>
        <th scope="col" className={cx(styles.trend, styles.wide)}>
          {t("users.trend")}
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
      <td className={cx(styles.moved, styles.wide)}>
        <VisuallyHidden>{format.unknown}</VisuallyHidden>
      </td>
      <th scope="row">{t("usage.users.total")}</th>
      <FigureCells of={total} meter={meter} />
      <td className={cx(styles.share, styles.wide)}>
        <span className={cx(styles.percent)}>{format.percent(1)}</span>
      </td>
      <td className={cx(styles.wide)} colSpan={3}>
        <VisuallyHidden>{format.unknown}</VisuallyHidden>
      </td>
    </tr>
  );
}

function FigureHeads({ meter, onSort }: Pick<UsersTableProps, "meter" | "onSort">) {
  const t = useText();
  return FIGURE_COLUMNS.map(({ key, meter: ranks }) => {
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
        className={cx(
          ranks === "tokens" && meter !== "tokens" && styles.roomy,
          !isNarrowColumn(ranks, meter) && styles.wide,
        )}
        direction={ranks === meter ? "descending" : null}
        onSort={() => onSort(ranks)}
      >
        {name}
      </SortHeader>
    );
  });
}
