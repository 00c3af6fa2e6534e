import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useAct } from "../../lib/use-act";
import { cx } from "../../ui/class-names";
import { Drawer } from "../../ui/drawer";
import { EmptyState } from "../../ui/empty-state";
import { FormFault } from "../../ui/form-fault";
import { GuardedButton } from "../../ui/guarded-button";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { showToast } from "../../ui/toast";
import { DELETE_REPORT, UPDATE_REPORT } from "./api/report-acts";
import { useChannels, type Channel } from "./api/use-channels";
import { useReports, type ScheduledReport } from "./api/use-reports";
import styles from "./channels-page.module.css";
import cards from "./components/channel-card.module.css";
import { DeleteDialog } from "./components/delete-dialog";
import type { ReportAct } from "./components/report-actions";
import { ReportCard } from "./components/report-card";
import { draftOfReport } from "./model/report-draft";

const { Part: ReportForm } = latePart(() => import("./components/report-form"));

/** Null: a new one is made. */
interface Doing {
  act: ReportAct | "make";
  report: ScheduledReport | null;
}

interface ReportsPageProps {
  canManage: boolean;
  /** The pages that belong together with it. */
  tabs: ReactNode;
}

/** Summaries that are sent by themselves: when, to whom, and a way to have one now. */
export function ReportsPage({ canManage, tabs }: ReportsPageProps) {
  const t = useText();
  const { reports, state, reload } = useReports();
  const { channels, isMailConfigured, state: channelsState } = useChannels();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { turn, fault } = useSwitch();
  const act = (report: ScheduledReport, done: ReportAct): void => {
    if (done === "on" || done === "off") void turn(report, done === "on");
    else setDoing({ act: done, report });
  };
  const hasNoChannel = channelsState.face === "ready" && channels.length === 0;
  return (
    <div className={cx(styles.page)}>
      {tabs}
      <Panel
        title={t("reports.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        isEmpty={reports.length === 0}
        empty={<NoReports hasNoChannel={hasNoChannel} />}
        actions={
          <GuardedButton
            icon={<Plus />}
            disabledBecause={canManage ? (hasNoChannel ? t("reports.noChannel") : null) : t("reports.readOnly")}
            onPress={() => setDoing({ act: "make", report: null })}
          >
            {t("reports.new")}
          </GuardedButton>
        }
      >
        <p className={cx(styles.lead)}>{t("reports.lead")}</p>
        {fault === null ? null : <FormFault fault={fault} />}
        <ul className={cx(cards.cards)} aria-label={t("reports.title")}>
          {reports.map((report) => (
            <ReportCard
              key={report.id}
              report={report}
              channel={channels.find(({ id }) => id === report.channel.id)}
              onAct={(done) => act(report, done)}
              {...{ isMailConfigured, canManage }}
            />
          ))}
        </ul>
      </Panel>
      <ReportDialogs {...{ doing, channels }} onEnd={() => setDoing(null)} />
    </div>
  );
}

/** Switches on and off, and says which. */
function useSwitch() {
  const t = useText();
  const { act, fault } = useAct(UPDATE_REPORT);
  const turn = async (report: ScheduledReport, enabled: boolean): Promise<void> => {
    const { id, version, name } = report;
    if ((await act({ id, version, input: { ...draftOfReport(report), enabled } })) === null) return;
    showToast({ text: t(enabled ? "reports.isOn" : "reports.isOff", { name }) });
  };
  return { turn, fault };
}

function NoReports({ hasNoChannel }: { hasNoChannel: boolean }) {
  const t = useText();
  return (
    <EmptyState
      title={t("reports.empty")}
      actions={hasNoChannel ? <Link to="/thresholds/channels">{t("reports.toChannels")}</Link> : null}
    >
      {t(hasNoChannel ? "reports.noChannel" : "reports.empty.text")}
    </EmptyState>
  );
}

interface ReportDialogsProps {
  doing: Doing | null;
  channels: readonly Channel[];
  onEnd: () => void;
}

function ReportDialogs({ doing, channels, onEnd }: ReportDialogsProps) {
  const t = useText();
  const report = doing?.report ?? null;
  const end = ({ name }: ScheduledReport): void => {
    onEnd();
    showToast({ text: t("channels.saved", { name }) });
  };
  return (
    <>
      <Drawer
        title={report?.name ?? t("reports.new")}
        closeLabel={t("ui.close")}
        isOpen={doing?.act === "make" || doing?.act === "edit"}
        onClose={onEnd}
      >
        <Suspense>
          <ReportForm {...{ report, channels }} onSaved={end} onCancel={onEnd} />
        </Suspense>
      </Drawer>
      {doing?.act === "delete" && report !== null ? (
        <DeleteDialog mutation={DELETE_REPORT} named={report} text={t("reports.delete.text")} onClose={onEnd} />
      ) : null}
    </>
  );
}
