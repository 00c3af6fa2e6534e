import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { PriceListChange } from "../api/use-price-list-changes";
import { ListChangeRow } from "./list-change-row";
import styles from "./list-change-table.module.css";

/** What a list says otherwise, model by model, before and after. */
export function ListChangeTable({ changes }: { changes: readonly PriceListChange[] }) {
  const t = useText();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("prices.changes.title")}>
        <thead>
          <tr>
            <th scope="col">{t("prices.column.model")}</th>
            <th scope="col">{t("prices.column.change")}</th>
            <th scope="col">{t("prices.column.beforeAfter")}</th>
            <th scope="col" className={cx(cell.number, styles.wide)}>
              {t("prices.column.requests")}
              <span className={cx(styles.small)}>{t("prices.last30d")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ListChangeRow key={`${change.provider}/${change.model}`} change={change} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
