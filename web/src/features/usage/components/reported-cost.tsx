import { useText, type Translate } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Explanation } from "../api/use-request-details";
import styles from "./request-panel.module.css";

/** What the sender says it cost, beside ours. */
export function ReportedCost({ explanation: { reportedCost, reportedDifference } }: { explanation: Explanation }) {
  const t = useText();
  const format = useFormat();
  if (!reportedCost) return null;
  return (
    <dl className={cx(styles.fields)}>
      <div className={cx(styles.field)}>
        <dt>{t("usage.field.reportedCost")}</dt>
        <dd>
          {format.moneyExact(reportedCost)}
          <span className={cx(styles.aside)}>
            {reportedDifference
              ? comparison(reportedDifference, format.moneyExact, t)
              : t("usage.explain.incomparable")}
          </span>
        </dd>
      </div>
    </dl>
  );
}

/** Whether ours is more or less, and by how much. */
function comparison(difference: string, money: (amount: string) => string, t: Translate): string {
  if (Number(difference) === 0) return t("usage.explain.agrees");
  const amount = money(difference.replace("-", ""));
  return t(difference.startsWith("-") ? "usage.explain.less" : "usage.explain.more", { amount });
}
