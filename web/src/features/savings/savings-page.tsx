import type { ComponentType, ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { useSavingsReport } from "./api/use-savings-report";
import { EfficiencySection } from "./components/efficiency-section";
import { LateTokenEstimates } from "./components/late-token-estimates";
import { MonthPicker } from "./components/month-picker";
import { PrintLink } from "./components/print-link";
import { ReportAge } from "./components/report-age";
import { SavingsBody } from "./components/savings-body";
import { SavingsMethod } from "./components/savings-method";
import { SavingsSummary } from "./components/savings-summary";
import styles from "./savings-page.module.css";

interface SavingsPageProps {
  /** Whether the viewer may mark suggestions. */
  canManage: boolean;
  noMatches: ReactNode;
  /** Takes the whole report away as a file. How many findings it has is null until it is there. */
  Exporting: ComponentType<{ findings: number | null }>;
}

/** Where money need not be spent, what was decided about it, and what usage costs for what it achieves. */
export function SavingsPage({ canManage, noMatches, Exporting }: SavingsPageProps) {
  const t = useText();
  const { state: url } = useUrlState();
  const { report, state, retry, refresh } = useSavingsReport(url);
  const isNothing = report?.coverage.requests === 0;
  return (
    <div className={cx(styles.page)}>
      <Panel
        title={t("savings.title")}
        state={state}
        onRetry={retry}
        skeletonHeight={136}
        isEmpty={isNothing}
        empty={
          <>
            {noMatches}
            {report === undefined ? null : <ReportAge {...{ report, state, onRefresh: refresh }} />}
          </>
        }
        actions={
          <>
            <MonthPicker />
            <PrintLink />
            <Exporting findings={report === undefined ? null : report.findings.length + report.past.length} />
          </>
        }
      >
        {report === undefined ? null : (
          <>
            <SavingsSummary report={report} />
            <ReportAge {...{ report, state, onRefresh: refresh }} />
            {canManage ? null : <p className={cx(styles.readOnly)}>{t("savings.readOnly")}</p>}
            <SavingsMethod />
          </>
        )}
      </Panel>
      {state.face === "loading" ? (
        <Panel title={t("savings.findings")} state={state} skeletonHeight={480}>
          {null}
        </Panel>
      ) : null}
      {report === undefined || isNothing ? null : <SavingsBody report={report} canManage={canManage} />}
      {isNothing ? null : <EfficiencySection noMatches={noMatches} />}
      {isNothing ? null : <LateTokenEstimates />}
    </div>
  );
}
