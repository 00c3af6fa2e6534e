import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { FoundRate } from "../model/token-classes";
import { AlignedAmount } from "./aligned-amount";
import styles from "./rate-text.module.css";

/** USD per million tokens of one class: its own rate, as what it is sold, or that nobody knows. */
export function RateText({ found }: { found: FoundRate | null }) {
  const t = useText();
  const format = useFormat();
  if (found === null) {
    return (
      <span title={t("prices.rate.unknown")}>
        <AlignedAmount text={format.unknown} />
        <VisuallyHidden>{t("prices.rate.unknown")}</VisuallyHidden>
      </span>
    );
  }
  const { rate, soldAs } = found;
  const free = Number(rate.usdPerMillion) === 0;
  const amount = <AlignedAmount text={free ? t("prices.rate.free") : format.usdRate(rate.usdPerMillion)} />;
  if (soldAs === null) return amount;
  const why = t("prices.rate.soldAs", { class: t(`cost.class.${soldAs}`) });
  return (
    <span className={cx(styles.sold)} title={why}>
      {amount}
      <VisuallyHidden>{why}</VisuallyHidden>
    </span>
  );
}
