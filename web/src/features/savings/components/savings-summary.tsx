import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import type { SavingsReport } from "../api/use-savings-report";
import { savingExact, savingShare, savingText } from "../model/saving-text";
import styles from "./savings-summary.module.css";

/** How much, and of what. */
export function SavingsSummary({ report }: { report: SavingsReport }) {
  const t = useText();
  const format = useFormat();
  const { state: url } = useUrlState();
  const { range, coverage, findings } = report;
  const share = savingShare(report, format);
  const open = findings.filter(({ status }) => status === "OPEN" || status === "PLANNED").length;
  const isLast30Days = url.range === "30d";
  return (
    <div className={cx(styles.summary)}>
      {findings.length === 0 ? (
        <p className={cx(styles.none)}>{t("savings.none")}</p>
      ) : (
        <p className={cx(styles.amount)}>
          <strong title={savingExact(report, format)}>{savingText(report, format)}</strong> {t("savings.perMonth")}
        </p>
      )}
      {findings.length === 0 || share === null ? null : (
        <p className={cx(styles.share)}>
          {t(isLast30Days ? "savings.share.30d" : "savings.share.range", {
            share,
            range: format.range(range.from, range.to),
          })}
        </p>
      )}
      <p className={cx(styles.basis)}>
        {t("savings.basis", { count: open })}
        {coverage.unpricedRequests === 0
          ? null
          : ` ${t("savings.unpriced", { count: coverage.unpricedRequests, shown: format.exact(coverage.unpricedRequests) })}`}
      </p>
    </div>
  );
}
