import { CostBreakdown } from "../../../cost/cost-breakdown";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { PanelFault } from "../../../ui/panel-fault";
import { useExplanation, type Explanation, type RequestName } from "../api/use-request-details";
import { RawUsage } from "./raw-usage";
import { ReportedCost } from "./reported-cost";
import styles from "./request-panel.module.css";
import { TodayCost } from "./today-cost";

/** The cost of one request, line by line, beside what others say it is. */
export function ExplainCost({ name }: { name: RequestName }) {
  const t = useText();
  const { explanation, state, retry } = useExplanation(name);
  return (
    <section className={cx(styles.section)} aria-labelledby="explain-cost" aria-busy={explanation === undefined}>
      <h3 id="explain-cost">{t("usage.explain.title")}</h3>
      {explanation !== undefined ? (
        <ExplainedCost explanation={explanation} />
      ) : state.face === "failed" ? (
        <PanelFault fault={state.fault} onRetry={retry} minHeight={160} />
      ) : (
        <p className={cx(styles.waiting)}>{t("usage.request.loading")}</p>
      )}
    </section>
  );
}

function ExplainedCost({ explanation }: { explanation: Explanation }) {
  const t = useText();
  const { breakdown, today, warnings, usageState } = explanation;
  return (
    <>
      <CostBreakdown breakdown={breakdown} caption={t("usage.explain.title")} />
      {usageState === "PARTIAL" || usageState === "ESTIMATED" ? (
        <p className={cx(styles.mark)}>{t(`usage.explain.${usageState}`)}</p>
      ) : null}
      <ReportedCost explanation={explanation} />
      {today ? <TodayCost today={today} recorded={breakdown} /> : null}
      {warnings.length === 0 ? null : (
        <div className={cx(styles.mark)}>
          <p>{t("usage.explain.warnings")}</p>
          <ul lang="en">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <RawUsage usage={explanation.usage} dialect={explanation.dialect} />
    </>
  );
}
