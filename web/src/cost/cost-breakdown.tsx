import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import styles from "./cost-breakdown.module.css";
import type { Breakdown } from "./breakdown-fields";
import { toCostSum, type CostRow } from "./cost-rows";
import { PriceNote } from "./price-note";
import { UnpricedNote } from "./unpriced-note";

interface CostBreakdownProps {
  breakdown: Breakdown;
  caption: string;
}

/** Each token class × rate = amount, the sum, and why this price; or why there is none. */
export function CostBreakdown({ breakdown, caption }: CostBreakdownProps) {
  return (
    <div className={cx(styles.breakdown)}>
      <UnpricedNote breakdown={breakdown} />
      {breakdown.lines.length === 0 ? null : <CostTable breakdown={breakdown} caption={caption} />}
      <PriceNote breakdown={breakdown} />
    </div>
  );
}

function CostTable({ breakdown, caption }: CostBreakdownProps) {
  const t = useText();
  const format = useFormat();
  const { rows, listTotal, discount, cost } = toCostSum(breakdown, format, t);
  return (
    <table className={cx(styles.table)} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{t("cost.column.what")}</th>
          <th scope="col" className={cx(styles.number)}>
            {t("cost.column.calculation")}
          </th>
          <th scope="col" className={cx(styles.number)}>
            {t("cost.column.amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LineRow key={row.key} row={row} />
        ))}
      </tbody>
      <tfoot>
        {listTotal === null ? null : <SumRow name={t("cost.listTotal")} amount={listTotal} />}
        {discount === null ? null : (
          <SumRow
            name={t("cost.discount", { factor: discount.factor, note: discount.note })}
            amount={discount.amount}
          />
        )}
        <SumRow name={t("cost.sum")} amount={cost ?? format.unknown} isTotal />
      </tfoot>
    </table>
  );
}

function LineRow({ row: { name, soldAs, quantity, rate, amount } }: { row: CostRow }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {soldAs === null ? null : <small className={cx(styles.soldAs)}>{soldAs}</small>}
      </th>
      <td className={cx(styles.number, styles.calculation)}>
        <span>{quantity}</span> <span>× {rate}</span>
      </td>
      <td className={cx(styles.number)}>{amount}</td>
    </tr>
  );
}

function SumRow({ name, amount, isTotal = false }: { name: string; amount: string; isTotal?: boolean }) {
  return (
    <tr className={cx(isTotal && styles.total)}>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      <td className={cx(styles.number)}>{amount}</td>
    </tr>
  );
}
