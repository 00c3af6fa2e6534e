import { useDisplayMoney } from "../../../lib/display-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";
import { cx } from "../../../ui/class-names";
import { CurrencyNote } from "../../../ui/currency-note";
import type { SavingsReport } from "../api/use-savings-report";
import styles from "./printed-report.module.css";
import { usePrintedTitle } from "./use-printed-title";

interface PrintedHeadProps {
  report: SavingsReport;
  generatedAt: string;
  /** The filters in force, in words. */
  narrowedTo: readonly string[];
}

/** Whose report it is, of when, and of how much of the usage; a demo says so on paper as well. */
export function PrintedHead({ report: { range, coverage }, generatedAt, narrowedTo }: PrintedHeadProps) {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  const title = usePrintedTitle();
  const { currency, rate } = useDisplayMoney();
  const share = coverage.pricedShare === null ? format.unknown : format.percent(coverage.pricedShare);
  const facts = [
    { name: t("savings.print.range"), value: format.range(range.from, range.to) },
    {
      name: t("savings.print.filters"),
      value: narrowedTo.length === 0 ? t("savings.print.filters.none") : narrowedTo.join(" · "),
    },
    { name: t("savings.print.timezone"), value: range.timezone },
    // Without a rate amounts stay in USD, and the note below says so.
    { name: t("savings.print.currency"), value: rate === null ? "USD" : currency },
    { name: t("savings.print.generated"), value: format.dateTime(generatedAt) },
    {
      name: t("savings.print.coverage"),
      value: t("savings.print.coverage.text", { share, count: format.exact(coverage.requests) }),
    },
  ];
  return (
    <header className={cx(styles.head)}>
      <h1>{title}</h1>
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {settings?.demo === true ? (
        <p className={cx(styles.demo)}>
          <strong>{t("demo.banner.label")}</strong>{" "}
          {t(settings.hasRealUsage ? "savings.print.demo.mixed" : "demo.banner.text")}
        </p>
      ) : null}
      <CurrencyNote />
    </header>
  );
}
