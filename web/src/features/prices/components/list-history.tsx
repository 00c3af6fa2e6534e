import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { PriceList } from "../api/use-price-lists";
import { edgeText } from "../model/period-text";

/** Every list that came with a version of the product, and what became of it. */
export function ListHistory({ lists }: { lists: readonly PriceList[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <DataTable caption={t("prices.lists.title")}>
      <thead>
        <tr>
          <th scope="col">{t("prices.column.list")}</th>
          <th scope="col">{t("prices.column.state")}</th>
          <th scope="col" className={cx(cell.number)}>
            {t("prices.column.count")}
          </th>
          <th scope="col">{t("prices.column.decided")}</th>
        </tr>
      </thead>
      <tbody>
        {lists.map(({ id, source, checkedOn, state, priceCount, decidedAt, decidedBy }) => (
          <tr key={id}>
            <th scope="row" title={source}>
              <Link to="/prices/lists/$id" params={{ id }}>
                {t("prices.source.checked", { day: format.dayRange(checkedOn, checkedOn) })}
              </Link>
            </th>
            <td>{t(`prices.listState.${state}`)}</td>
            <td className={cx(cell.number)}>{format.exact(priceCount)}</td>
            <td>
              {decidedAt == null
                ? format.unknown
                : [edgeText(decidedAt, format), ...(decidedBy == null ? [] : [decidedBy])].join(" · ")}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
