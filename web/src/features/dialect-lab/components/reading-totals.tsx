import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Reading } from "../api/use-normalize-usage";
import styles from "./lab.module.css";

/** What the classes add up to, and what else was read. Unknown is a dash. */
export function ReadingTotals({ reading }: { reading: Reading }) {
  const t = useText();
  const format = useFormat();
  const { inputTokens, outputTokens, totalTokens, webSearches, serviceTier, reportedCost } = reading;
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? format.unknown : format.exact(value);
  const facts = [
    [t("lab.input"), count(inputTokens)],
    [t("lab.output"), count(outputTokens)],
    [t("lab.total"), count(totalTokens)],
    [t("lab.webSearches"), count(webSearches)],
    [t("lab.serviceTier"), serviceTier ?? format.unknown],
    [t("lab.reportedCost"), reportedCost ? format.moneyExact(reportedCost) : format.unknown],
  ] as const;
  return (
    <dl className={cx(styles.totals)}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
