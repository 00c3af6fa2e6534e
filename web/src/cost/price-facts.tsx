import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import type { AppliedPrice } from "./breakdown-fields";
import { cx } from "../ui/class-names";
import styles from "./cost-breakdown.module.css";
import { pricePeriod, sourceLink } from "./price-words";

/** A price version: name, dates, hours, and where it is from. */
export function PriceFacts({ price }: { price: AppliedPrice }) {
  const t = useText();
  const format = useFormat();
  const { origin, provider, model, serviceTier, dailyFrom, dailyTo, note } = price;
  return (
    <>
      <p className={cx(styles.version)}>{t(`cost.price.name.${origin}`, { provider, model })}</p>
      <p className={cx(styles.facts)}>{pricePeriod(price, format, t)}</p>
      {serviceTier === "standard" ? null : (
        <p className={cx(styles.facts)}>{t("cost.price.tier", { tier: serviceTier })}</p>
      )}
      {dailyFrom && dailyTo ? (
        <p className={cx(styles.facts)}>{t("cost.price.hours", { from: dailyFrom, to: dailyTo })}</p>
      ) : null}
      <Source price={price} />
      {note ? <p className={cx(styles.facts)}>{note}</p> : null}
    </>
  );
}

function Source({ price: { origin, source, sourceUrl, checkedOn } }: { price: AppliedPrice }) {
  const t = useText();
  const format = useFormat();
  const link = sourceLink(sourceUrl);
  const name = origin === "OWN" ? t("cost.price.source.own") : source;
  return (
    <p className={cx(styles.facts)}>
      {t("cost.price.source")}{" "}
      {link === null ? (
        name
      ) : (
        <a href={link} target="_blank" rel="noreferrer">
          {name}
        </a>
      )}
      {" · "}
      {t("cost.price.checked", { date: format.dayRange(checkedOn, checkedOn) })}
    </p>
  );
}
