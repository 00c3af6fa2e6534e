import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import type { Efficiency } from "../api/use-efficiency";
import type { NoteCosts } from "../api/use-note-costs";
import type { SavingsReport } from "../api/use-savings-report";
import { efficiencyGrouping } from "../model/efficiency-grouping";
import { pageRules } from "../model/page-rules";
import { CheckedList } from "./checked-list";
import { EfficiencyTable } from "./efficiency-table";
import { PrintedDurations } from "./printed-durations";
import { PrintedFinding } from "./printed-finding";
import { PrintedHead } from "./printed-head";
import styles from "./printed-report.module.css";
import { SavingsMethodList } from "./savings-method";
import { SavingsSummary } from "./savings-summary";
import { usePrintedTitle } from "./use-printed-title";
import { usePageRules } from "./use-page-rules";

interface PrintedReportProps {
  report: SavingsReport;
  efficiency: Efficiency;
  notes: NoteCosts | undefined;
  /** The filters in force, in words. */
  narrowedTo: readonly string[];
}

/** Everything that the page says, for paper: nothing to press, and charts with their numbers below. */
export function PrintedReport({ report, efficiency, notes, narrowedTo }: PrintedReportProps) {
  const t = useText();
  const { by } = efficiencyGrouping(useUrlState().state.by);
  const [generatedAt] = useState(() => new Date().toISOString());
  usePageRules(useMargins(report, generatedAt));
  const { findings, past, checked, checkedAt } = report;
  return (
    <article className={cx(styles.report)}>
      <PrintedHead {...{ report, generatedAt, narrowedTo }} />
      <section>
        <h2>{t("savings.title")}</h2>
        <SavingsSummary report={report} />
      </section>
      {findings.length === 0 ? null : <h2>{t("savings.findings")}</h2>}
      {findings.map((finding) => (
        <PrintedFinding key={finding.id} finding={finding} checkedAt={checkedAt} isPast={false} />
      ))}
      {past.length === 0 ? null : <h2>{t("savings.past")}</h2>}
      {past.map((finding) => (
        <PrintedFinding key={finding.id} finding={finding} checkedAt={checkedAt} isPast />
      ))}
      <section className={cx(styles.whole)}>
        <h2>{t("savings.checked")}</h2>
        <CheckedList checked={checked} />
      </section>
      <section className={cx(styles.whole)}>
        <h2>{t("savings.method")}</h2>
        <SavingsMethodList />
      </section>
      {efficiency.total.requests === 0 ? null : (
        <>
          <section>
            <h2>{t("savings.efficiency")}</h2>
            <EfficiencyTable efficiency={efficiency} notes={notes} by={by} isOnPaper />
          </section>
          <PrintedDurations efficiency={efficiency} notes={notes} />
        </>
      )}
    </article>
  );
}

function useMargins({ range, coverage }: SavingsReport, generatedAt: string): string {
  const t = useText();
  const format = useFormat();
  const title = usePrintedTitle();
  const isDemo = useSettings()?.demo === true;
  const share = coverage.pricedShare === null ? format.unknown : format.percent(coverage.pricedShare);
  return pageRules({
    topLeft: isDemo ? `${title} · ${t("demo.banner.label")}` : title,
    topRight: `${format.range(range.from, range.to)} · ${range.timezone}`,
    bottomLeft: [
      `${t("savings.print.generated")}: ${format.dateTime(generatedAt)}`,
      `${t("savings.print.coverage")}: ${t("savings.print.coverage.text", { share, count: format.exact(coverage.requests) })}`,
    ].join(" · "),
    page: t("savings.print.page"),
  });
}
