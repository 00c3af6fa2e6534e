import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "../ui/class-names";
import styles from "./cost-breakdown.module.css";
import type { Breakdown } from "./breakdown-fields";
import { PriceFacts } from "./price-facts";
import { reasonSentences } from "./price-words";

/** The version that was applied, and why it and not another. */
export function PriceNote({ breakdown }: { breakdown: Breakdown }) {
  const t = useText();
  const format = useFormat();
  const { price } = breakdown;
  const reasons = reasonSentences(breakdown, format, t);
  if (!price && reasons.length === 0) return null;
  return (
    <section className={cx(styles.note)} aria-label={t("cost.price.title")}>
      {price ? <PriceFacts price={price} /> : null}
      {reasons.length === 0 ? null : (
        <ul className={cx(styles.why)}>
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
