import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { ExchangeRate } from "../api/use-exchange-rates";
import { ManageButton } from "./manage-button";
import styles from "./versions-table.module.css";

interface ExchangeRateTableProps {
  rates: readonly ExchangeRate[];
  canManage: boolean;
  onRemove: (rate: ExchangeRate) => void;
}

export function ExchangeRateTable({ rates, canManage, onRemove }: ExchangeRateTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("prices.rates.title")} maxHeight={520}>
        <thead>
          <tr>
            <th scope="col">{t("prices.column.day")}</th>
            <th scope="col">{t("prices.rateForm.currency")}</th>
            <th scope="col" className={cx(cell.number)}>
              {t("prices.column.perUsd")}
            </th>
            <th scope="col">{t("prices.rateForm.source")}</th>
            <th scope="col">{t("prices.column.action")}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.id}>
              <th scope="row">{format.dayRange(rate.validOn, rate.validOn)}</th>
              <td>
                {rate.currency}
                <span className={cx(styles.below)}>{format.currencyName(rate.currency)}</span>
              </td>
              <td className={cx(cell.number)}>{format.inCurrency(rate.perUsd, rate.currency)}</td>
              <td className={cx(styles.source)}>
                {rate.source}
                {rate.createdBy == null ? null : (
                  <span className={cx(styles.below)}>
                    {t("prices.enteredBy", { who: rate.createdBy, day: format.fullDate(rate.createdAt) })}
                  </span>
                )}
              </td>
              <td>
                <ManageButton canManage={canManage} onPress={() => onRemove(rate)}>
                  {t("prices.rates.remove")}
                </ManageButton>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
