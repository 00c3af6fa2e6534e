import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { PricedModel } from "../api/use-prices";
import { MAIN_CLASSES } from "../model/token-classes";
import { PriceRow } from "./price-row";
import styles from "./price-table.module.css";

/** One line a model: what it costs now, since when, by whose word, and whether anybody uses it. */
export function PriceTable({ models }: { models: readonly PricedModel[] }) {
  const t = useText();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("prices.table.caption")}>
        <thead>
          <tr>
            <th scope="col">{t("prices.column.model")}</th>
            {MAIN_CLASSES.map((tokenClass) => (
              <th
                key={tokenClass}
                scope="col"
                className={cx(cell.number)}
                data-class={tokenClass}
                title={t("prices.perMillion.why")}
              >
                {t(`cost.class.${tokenClass}`)}
                <span className={cx(styles.unit)}>{t("prices.perMillion")}</span>
              </th>
            ))}
            <th scope="col" className={cx(styles.wide)}>
              {t("prices.column.marks")}
            </th>
            <th scope="col" className={cx(styles.wide)}>
              {t("prices.column.period")}
            </th>
            <th scope="col" className={cx(styles.wide)}>
              {t("prices.column.source")}
            </th>
            <th scope="col" className={cx(cell.number, styles.middle)}>
              {t("prices.column.requests")}
              <span className={cx(styles.unit)}>{t("prices.last30d")}</span>
            </th>
            <th scope="col" className={cx(cell.number, styles.middle)}>
              {t("prices.column.cost")}
              <span className={cx(styles.unit)}>{t("prices.last30d")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <PriceRow key={`${model.provider}/${model.model}`} model={model} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
