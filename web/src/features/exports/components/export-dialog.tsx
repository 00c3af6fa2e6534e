import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { columnsOf, isLong, isTooLong, SUMS_OF_VIEW, type ExportSubject } from "../model/export-subject";
import { isNamed } from "../model/repeat";
import { ExportSummary } from "./export-summary";
import { RepeatFields } from "./repeat-fields";
import { ShapeFields } from "./shape-fields";
import { SubjectChoice } from "./subject-choice";
import { useExportChoices } from "./use-export-choices";
import { useLeaving } from "./use-leaving";

interface ExportDialogProps {
  subject: ExportSubject;
  offersSums: boolean;
  conditions: ReactNode;
  onClose: () => void;
}

/** What leaves, and how it is written. */
export default function ExportDialog({ subject: first, offersSums, conditions, onClose }: ExportDialogProps) {
  const t = useText();
  const { subject, shape, scheduling, choose, write, repeat } = useExportChoices(first);
  const { state } = useUrlState();
  const repeats = scheduling.repeat !== "ONCE";
  const byJob = repeats || isLong(subject);
  const { leave, close, busy, fault } = useLeaving({ state, shape, subject, scheduling, byJob, onClose });
  const canLeave = shape.columns.length > 0 && isNamed(scheduling) && !isTooLong(subject);
  return (
    <Dialog
      title={t(`exports.title.${first.of}`)}
      isOpen
      onClose={close}
      size="wide"
      actions={
        <>
          <Button onPress={close}>{t("ui.cancel")}</Button>
          <Button variant="primary" isDisabled={!canLeave} isPending={busy} onPress={() => void leave()}>
            {t(repeats ? "exports.schedule.create" : byJob ? "exports.start" : "exports.download")}
          </Button>
        </>
      }
    >
      <div className={cx(form.form)}>
        {offersSums ? <SubjectChoice chosen={subject} choices={[first, ...SUMS_OF_VIEW]} onChange={choose} /> : null}
        <ExportSummary subject={subject} conditions={conditions} />
        {byJob && !repeats ? <p className={cx(form.hint)}>{t("exports.long")}</p> : null}
        {isTooLong(subject) ? <p className={cx(form.hint)}>{t("exports.tooLong")}</p> : null}
        {fault === null ? null : <FormFault fault={fault} />}
        {subject.of === "requests" ? <RepeatFields scheduling={scheduling} onChange={repeat} /> : null}
        <ShapeFields columns={columnsOf(subject)} shape={shape} onChange={write} />
      </div>
    </Dialog>
  );
}
