import { PriceFacts } from "../../../cost/price-facts";
import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { AnnouncedChange } from "../api/use-price-radar";
import { AffectedUsers } from "./affected-users";
import { RateTable } from "./rate-table";
import styles from "./radar.module.css";

/** One announced price: when, what it changes, what that costs, and whom it concerns most. */
export function ChangeCard({ change }: { change: AnnouncedChange }) {
  const t = useText();
  const format = useFormat();
  const { provider, model, effectiveFrom, requests, cost, costThen, difference, affectedUsers } = change;
  return (
    <li className={cx(styles.change)}>
      <div className={cx(styles.head)}>
        <h3>
          {model} · {provider}
        </h3>
        <time dateTime={effectiveFrom} title={format.dateTime(effectiveFrom)}>
          {t("radar.from", { date: format.fullDate(effectiveFrom) })}
        </time>
      </div>
      <p className={cx(styles.effect)}>
        <strong title={signedMoney(difference, format.moneyExact)}>{signedMoney(difference, format.moneyRow)}</strong>{" "}
        {t("radar.effect", {
          cost: format.moneyCard(cost),
          costThen: format.moneyCard(costThen),
          delta: format.delta(costThen, cost).text,
          count: requests,
          shown: format.exact(requests),
        })}
      </p>
      <div className={cx(styles.details)}>
        <div>
          <RateTable change={change} />
          <details className={cx(styles.source)}>
            <summary>{t("radar.source")}</summary>
            <PriceFacts price={change.next} />
          </details>
        </div>
        {affectedUsers.length === 0 ? null : <AffectedUsers users={affectedUsers} />}
      </div>
    </li>
  );
}
