import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { PriceVersion } from "../model/price-version";
import { tierBounds } from "../model/token-classes";
import styles from "./price-marks.module.css";

/** What keeps a price from being one number: context tiers, hours of the day, fees, a change that is announced. */
export function PriceMarks({ price, next }: { price: PriceVersion; next: PriceVersion | null }) {
  const t = useText();
  const format = useFormat();
  const bounds = tierBounds(price.rates);
  const fees = [price.requestFee, price.webSearchFee].filter((fee) => fee != null);
  return (
    <span className={cx(styles.marks)}>
      {bounds.length === 0 ? null : (
        <span className={cx(styles.mark)} title={t("prices.mark.tier.why")}>
          {t("prices.mark.tier", { tokens: bounds.map(format.compact).join(" · ") })}
        </span>
      )}
      {price.dailyFrom == null || price.dailyTo == null ? null : (
        <span className={cx(styles.mark)} title={t("prices.mark.hours.why")}>
          {t("prices.mark.hours", { from: price.dailyFrom, to: price.dailyTo })}
        </span>
      )}
      {fees.length === 0 ? null : (
        <span className={cx(styles.mark)} title={t("prices.mark.fees.why")}>
          {t("prices.mark.fees")}
        </span>
      )}
      {next?.effectiveFrom == null ? null : (
        <span className={cx(styles.mark, styles.next)} title={t("prices.mark.next.why")}>
          {t("prices.mark.next", { day: format.fullDate(next.effectiveFrom) })}
        </span>
      )}
    </span>
  );
}
