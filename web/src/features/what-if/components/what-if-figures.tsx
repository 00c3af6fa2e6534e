import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import type { WhatIf } from "../api/use-what-if";
import styles from "./what-if.module.css";

export function WhatIfFigures({ whatIf }: { whatIf: WhatIf }) {
  const t = useText();
  const format = useFormat();
  const { cost, costThen, difference, pricedRequests, leftOutRequests, price } = whatIf;
  const isUnknown = pricedRequests === 0;
  const money = (amount: string) => (isUnknown ? format.unknown : format.moneyCard(amount));
  return (
    <div className={cx(styles.figures)} role="group" aria-label={t("whatIf.figures")}>
      <StatTile
        label={t("whatIf.now")}
        value={money(cost)}
        brief={format.moneyBrief(cost)}
        title={format.moneyExact(cost)}
      />
      <StatTile
        label={t("whatIf.as", { model: price.model })}
        value={money(costThen)}
        brief={format.moneyBrief(costThen)}
        title={format.moneyExact(costThen)}
      />
      <StatTile
        label={t("whatIf.difference")}
        value={isUnknown ? format.unknown : signedMoney(difference, format.moneyRow)}
        brief={signedMoney(difference, format.moneyBrief)}
        title={signedMoney(difference, format.moneyExact)}
        note={isUnknown ? undefined : format.delta(costThen, cost).text}
      />
      <StatTile
        label={t("whatIf.compared")}
        value={format.exact(pricedRequests)}
        note={
          leftOutRequests === 0
            ? t("whatIf.leftOut.none")
            : t("whatIf.leftOut", { count: leftOutRequests, shown: format.exact(leftOutRequests) })
        }
      />
    </div>
  );
}
