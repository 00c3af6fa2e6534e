import { Link } from "@tanstack/react-router";
import { useDisplayMoney } from "../lib/display-money";
import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { cx } from "./class-names";
import styles from "./currency-note.module.css";

/** By which rate amounts are shown, wherever they are not in USD. */
export function CurrencyNote() {
  const t = useText();
  const format = useFormat();
  const { currency, rate, day } = useDisplayMoney();
  if (currency === "USD") return null;
  const text =
    rate === null
      ? t("ui.currency.missing", { currency, day: format.dayRange(day, day) })
      : t("ui.currency.rate", {
          amount: format.inCurrency(rate.perUsd, rate.currency),
          day: format.dayRange(rate.validOn, rate.validOn),
        });
  return (
    <Link
      to="/prices/currency"
      className={cx(styles.note, rate === null && styles.missing)}
      title={rate === null ? t("ui.currency.missing.why") : t("ui.currency.why", { source: rate.source })}
    >
      {text}
    </Link>
  );
}
