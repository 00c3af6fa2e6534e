import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { FormFault } from "../../../ui/form-fault";
import job from "../../../ui/job-card.module.css";
import type { ExportSchedule } from "../api/export-schedule";
import { DELETE_EXPORT_SCHEDULE, PAUSE_EXPORT_SCHEDULE } from "../api/schedules-query";

const AFFECTS = ["ExportSchedules"];

/** Pause and go on, or end it. */
export function ScheduleActions({ schedule: { id, enabled, canChange } }: { schedule: ExportSchedule }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const pause = useAct(PAUSE_EXPORT_SCHEDULE, { affects: AFFECTS });
  const end = useAct(DELETE_EXPORT_SCHEDULE, { affects: AFFECTS });
  const fault = pause.fault ?? end.fault;
  return (
    <div className={cx(job.actions)}>
      <Button isDisabled={!canChange} isPending={pause.busy} onPress={() => void pause.act({ id, paused: enabled })}>
        {t(enabled ? "exports.schedule.pause" : "exports.schedule.resume")}
      </Button>
      <Button isDisabled={!canChange} onPress={() => setAsking(true)}>
        {t("exports.schedule.delete")}
      </Button>
      {canChange ? null : <span className={cx(job.quiet)}>{t("exports.ofOthers")}</span>}
      {fault === null ? null : <FormFault fault={fault} />}
      <ConfirmDialog
        title={t("exports.schedule.delete")}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void end.act({ id }).then(() => setAsking(false))}
        confirmLabel={t("exports.schedule.delete")}
        cancelLabel={t("ui.cancel")}
        isDanger
        isPending={end.busy}
      >
        <p>{t("exports.schedule.delete.why")}</p>
      </ConfirmDialog>
    </div>
  );
}
