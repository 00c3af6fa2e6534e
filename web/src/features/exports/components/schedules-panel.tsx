import { useQuery } from "@apollo/client/react";
import { CalendarClock, CirclePause } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { panelState } from "../../../lib/panel-state";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { JobCard } from "../../../ui/job-card";
import job from "../../../ui/job-card.module.css";
import { Panel } from "../../../ui/panel";
import type { ExportSchedule } from "../api/export-schedule";
import { EXPORT_SCHEDULES } from "../api/schedules-query";
import { FORMAT_WORDS } from "../model/format-words";
import { Conditions } from "./conditions";
import styles from "./export-card.module.css";
import { ScheduleActions } from "./schedule-actions";

/** What is written by itself, and when next. */
export function SchedulesPanel() {
  const t = useText();
  const { data, loading, error, refetch } = useQuery(EXPORT_SCHEDULES, { fetchPolicy: "cache-and-network" });
  const schedules = data?.exportSchedules;
  return (
    <Panel
      title={t("exports.schedules")}
      state={panelState({ data: schedules, loading, error })}
      onRetry={() => void refetch()}
      skeletonHeight={120}
      isEmpty={schedules?.length === 0}
      empty={<EmptyState title={t("exports.schedules.empty")}>{t("exports.schedules.empty.text")}</EmptyState>}
    >
      <ol className={cx(job.list)}>
        {schedules?.map((schedule) => (
          <ScheduleCard key={schedule.id} schedule={schedule} />
        ))}
      </ol>
    </Panel>
  );
}

function ScheduleCard({ schedule }: { schedule: ExportSchedule }) {
  const t = useText();
  const format = useFormat();
  const { name, cadence, conditions, madeBy, enabled, nextAt } = schedule;
  return (
    <JobCard
      Icon={enabled ? CalendarClock : CirclePause}
      tone={enabled ? "moving" : "ended"}
      state={t(enabled ? `exports.repeat.${cadence}` : "exports.schedule.paused")}
      when={madeBy}
      actions={<ScheduleActions schedule={schedule} />}
    >
      <h3 className={cx(styles.name)}>{`${name} · ${t(`exports.format.${FORMAT_WORDS[schedule.format]}`)}`}</h3>
      <Conditions conditions={conditions} />
      {nextAt ? <p className={cx(job.quiet)}>{t("exports.schedule.next", { time: format.dateTime(nextAt) })}</p> : null}
    </JobCard>
  );
}
