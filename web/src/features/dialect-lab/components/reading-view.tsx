import { CostBreakdown } from "../../../cost/cost-breakdown";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Chip } from "../../../ui/chip";
import type { Reading } from "../api/use-normalize-usage";
import { ClassBar } from "./class-bar";
import styles from "./lab.module.css";
import { ReadingTotals } from "./reading-totals";

/** Dialect, classes, totals, what is odd about it, and the cost. */
export function ReadingView({ reading }: { reading: Reading }) {
  const t = useText();
  const format = useFormat();
  const { dialect, detected, usageState, warnings, counts, breakdown } = reading;
  return (
    <div className={cx(styles.reading)}>
      <div className={cx(styles.chips)}>
        <Chip>{t(detected ? "lab.dialect.detected" : "lab.dialect.named", { dialect })}</Chip>
        <Chip tone={usageState === "REPORTED" ? "neutral" : "warning"}>
          {t("usage.request.counts", { state: t(`usage.state.${usageState}`) })}
        </Chip>
      </div>
      {warnings.length === 0 ? null : (
        <div className={cx(styles.warnings)}>
          <p>{t("lab.warnings")}</p>
          <ul lang="en">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {counts.length === 0 ? <p>{t("lab.noCounts")}</p> : <ClassBar counts={counts} />}
      <ReadingTotals reading={reading} />
      <section aria-labelledby="lab-cost" className={cx(styles.cost)}>
        <h3 id="lab-cost">
          {t("lab.cost", { cost: breakdown.cost ? format.moneyExact(breakdown.cost) : format.unknown })}
        </h3>
        <CostBreakdown breakdown={breakdown} caption={t("lab.cost.caption")} />
      </section>
    </div>
  );
}
