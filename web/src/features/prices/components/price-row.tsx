import { Link } from "@tanstack/react-router";
import { costKnowledge, knownText } from "../../../cost/known-cost";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { PricedModel } from "../api/use-prices";
import { periodText } from "../model/period-text";
import { MAIN_CLASSES, rateOf } from "../model/token-classes";
import { AlignedAmount } from "./aligned-amount";
import { PriceMarks } from "./price-marks";
import { PriceSource } from "./price-source";
import styles from "./price-table.module.css";
import { RateText } from "./rate-text";

export function PriceRow({ model: { provider, model, current, next, ...row } }: { model: PricedModel }) {
  const t = useText();
  const format = useFormat();
  const carried = useCarriedSearch();
  // Without one in force the announced price is all there is to show.
  const price = current ?? next ?? null;
  const used = row.requests30d > 0;
  return (
    <tr className={cx(!used && styles.unused)}>
      <th scope="row" className={cx(styles.model)}>
        <Link to="/prices/$provider/$model" params={{ provider, model }} search={carried}>
          {model}
        </Link>
        <span className={cx(styles.provider)}>{provider}</span>
      </th>
      {MAIN_CLASSES.map((tokenClass) => (
        <td key={tokenClass} className={cx(cell.number)} data-class={tokenClass}>
          {price === null ? format.unknown : <RateText found={rateOf(tokenClass, price.rates)} />}
        </td>
      ))}
      <td className={cx(styles.wide, styles.marks)}>
        {price === null ? null : <PriceMarks price={price} next={current == null ? null : (next ?? null)} />}
      </td>
      <td className={cx(styles.wide, styles.period)}>
        {price === null ? format.unknown : periodText(price, t, format)}
        {current == null ? <span className={cx(styles.below)}>{t("prices.notYet")}</span> : null}
      </td>
      <td className={cx(styles.wide)}>{price === null ? format.unknown : <PriceSource price={price} />}</td>
      <td className={cx(cell.number, styles.middle)}>{format.exact(row.requests30d)}</td>
      <CostCell {...row} />
    </tr>
  );
}

/** Of the last 30 days: whole, a lower bound, or unknown because all requests came before the price. */
function CostCell({ requests30d, unpriced30d, cost30d }: Pick<PricedModel, "requests30d" | "unpriced30d" | "cost30d">) {
  const t = useText();
  const format = useFormat();
  const isUsed = requests30d > 0;
  const knowledge = costKnowledge({ requests: requests30d, unpricedRequests: unpriced30d });
  const exact = { money: format.moneyExact, unknown: t("prices.cost.unknown") };
  const row = { money: format.moneyRow, unknown: format.unknown };
  return (
    <td
      className={cx(cell.number, styles.middle)}
      title={isUsed ? knownText(knowledge, cost30d, exact) : t("prices.cost.unused")}
    >
      <AlignedAmount text={isUsed ? knownText(knowledge, cost30d, row) : format.unknown} />
    </td>
  );
}
