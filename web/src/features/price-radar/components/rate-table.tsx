import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import type { AnnouncedChange } from "../api/use-price-radar";
import { rateChanges } from "../model/rate-changes";
import styles from "./radar.module.css";

/** The rates that change, per million tokens, in USD as the provider publishes them. */
export function RateTable({ change: { current, next, model } }: { change: AnnouncedChange }) {
  const t = useText();
  const format = useFormat();
  const rows = rateChanges(current?.rates ?? [], next.rates);
  if (rows.length === 0) return <p className={cx(styles.muted)}>{t("radar.rates.same")}</p>;
  const rate = (usd: string | null) => (usd === null ? format.unknown : format.usdRate(usd));
  return (
    <DataTable caption={t("radar.rates", { model })}>
      <thead>
        <tr>
          <th scope="col">{t("radar.rates.class")}</th>
          <th scope="col" className={cx(cell.number)}>
            {t("radar.rates.now")}
          </th>
          <th scope="col" className={cx(cell.number)}>
            {t("radar.rates.then")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, tokenClass, above, before, after }) => (
          <tr key={key}>
            <th scope="row">
              {t(`cost.class.${tokenClass}`)}
              {above === null ? null : (
                <small className={cx(styles.muted)}> {t("radar.rates.above", { count: format.exact(above) })}</small>
              )}
            </th>
            <td className={cx(cell.number)}>{rate(before)}</td>
            <td className={cx(cell.number)}>{rate(after)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
