import { ArrowRight } from "lucide-react";
import { useText, type Translate } from "../../../lib/i18n";
import type { Format } from "../../../lib/format";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { directionOf, type ChangedAmount, type VersionChange } from "../model/list-change";
import { edgeText, periodText } from "../model/period-text";
import styles from "./list-change-table.module.css";

/** One version: what it is for, then every amount that differs. */
export function VersionChangeLines({ version }: { version: VersionChange }) {
  const t = useText();
  const format = useFormat();
  const { price, kind, amounts, endBefore } = version;
  return (
    <div className={cx(styles.version)}>
      <span className={cx(styles.small)}>
        {[
          price.serviceTier,
          periodText(price, t, format),
          ...(kind === "CHANGED" ? [] : [t(`prices.change.${kind}`)]),
        ].join(" · ")}
      </span>
      <ul className={cx(styles.amounts)}>
        {amounts.map((amount) => (
          <li key={`${amount.kind}/${amount.above}`}>
            <AmountLine amount={amount} isWhole={kind !== "CHANGED"} />
          </li>
        ))}
        {endBefore === undefined ? null : (
          <li>
            {t("prices.change.end", {
              before: endBefore === null ? t("prices.change.noEnd") : edgeText(endBefore, format),
              after: price.effectiveTo == null ? t("prices.change.noEnd") : edgeText(price.effectiveTo, format),
            })}
          </li>
        )}
      </ul>
    </div>
  );
}

function AmountLine({ amount, isWhole }: { amount: ChangedAmount; isWhole: boolean }) {
  const t = useText();
  const format = useFormat();
  const { before, after } = amount;
  const direction = directionOf(amount);
  const side = (value: string | null) => (value === null ? t("prices.change.none") : format.usdRate(value));
  return (
    <span className={cx(styles.amount)}>
      <span className={cx(styles.name)}>{amountName(amount, t, format)}</span>
      {isWhole ? (
        <span className={cx(styles.value)}>{side(after ?? before)}</span>
      ) : (
        <>
          <span className={cx(styles.before)}>
            <VisuallyHidden>{t("prices.change.before")}</VisuallyHidden>
            {side(before)}
          </span>
          <ArrowRight aria-hidden />
          <span className={cx(styles.value)}>
            <VisuallyHidden>{t("prices.change.after")}</VisuallyHidden>
            {side(after)}
          </span>
        </>
      )}
      {isWhole || direction === null || before === null || after === null ? null : (
        <span className={cx(styles.small, styles[direction])}>{format.delta(after, before).text}</span>
      )}
    </span>
  );
}

function amountName({ kind, above }: ChangedAmount, t: Translate, format: Format): string {
  if (kind === "REQUEST" || kind === "WEB_SEARCH") return t(`prices.feeName.${kind}`);
  const name = t(`cost.class.${kind}`);
  return above === null ? name : t("prices.classAbove", { class: name, tokens: format.compact(above) });
}
