import { CostBreakdown } from "../../../cost/cost-breakdown";
import type { Breakdown } from "../../../cost/breakdown-fields";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import styles from "./request-panel.module.css";

/** What it would cost by the prices known now; the recorded cost changes only by a re-cost. */
export function TodayCost({ today, recorded }: { today: Breakdown; recorded: Breakdown }) {
  const t = useText();
  const format = useFormat();
  const money = ({ cost }: Breakdown) => (cost ? format.moneyExact(cost) : format.unknown);
  return (
    <details className={cx(styles.disclosure)}>
      <summary>{t("usage.explain.today", { cost: money(today), recorded: money(recorded) })}</summary>
      <CostBreakdown breakdown={today} caption={t("usage.explain.today.title")} />
      <p className={cx(styles.aside)}>{t("usage.explain.today.text")}</p>
    </details>
  );
}
