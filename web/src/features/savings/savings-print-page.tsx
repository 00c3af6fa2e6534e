import { useText } from "../../lib/i18n";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { useEfficiency } from "./api/use-efficiency";
import { useNoteCosts } from "./api/use-note-costs";
import { useSavingsReport } from "./api/use-savings-report";
import { PrintBar } from "./components/print-bar";
import { PrintedReport } from "./components/printed-report";
import styles from "./savings-print-page.module.css";

interface SavingsPrintPageProps {
  /** The filters in force, in words. */
  narrowedTo: readonly string[];
}

/** The report as pages of paper; on screen they are shown as they will be, under a bar that is not printed. */
export function SavingsPrintPage({ narrowedTo }: SavingsPrintPageProps) {
  const t = useText();
  const { state: url } = useUrlState();
  const savings = useSavingsReport(url);
  const efficiency = useEfficiency(url);
  const notes = useNoteCosts(url);
  const waiting = [savings, efficiency, notes].find(({ state }) => state.face !== "ready");
  return (
    <div className={cx(styles.desk)}>
      <PrintBar isReady={waiting === undefined} />
      <main className={cx(styles.paper)} aria-label={t("savings.print.preview")} tabIndex={0}>
        {savings.report === undefined || efficiency.efficiency === undefined || waiting !== undefined ? (
          <Panel
            title={t("savings.print.title")}
            state={waiting?.state ?? savings.state}
            onRetry={waiting?.retry ?? savings.retry}
            skeletonHeight={480}
          >
            {null}
          </Panel>
        ) : (
          <PrintedReport
            report={savings.report}
            efficiency={efficiency.efficiency}
            notes={notes.notes}
            narrowedTo={narrowedTo}
          />
        )}
      </main>
    </div>
  );
}
