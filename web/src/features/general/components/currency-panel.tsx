import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import styles from "../general-page.module.css";

/** The display currency has a page of its own, with the rates that it needs. */
export function CurrencyPanel({ currency }: { currency: string }) {
  const t = useText();
  const format = useFormat();
  const carried = useCarriedSearch();
  return (
    <Panel title={t("general.currency")} state={{ face: "ready", refreshing: false, fault: null }}>
      <div className={cx(styles.fields)}>
        <p>{t("general.currency.text", { currency, name: format.currencyName(currency) })}</p>
        <Link to="/prices/currency" search={carried}>
          {t("general.currency.link")}
        </Link>
      </div>
    </Panel>
  );
}
