import { useState, type ReactNode } from "react";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { columnsOf, isLong, type ExportSubject } from "../model/export-subject";
import { exportUrl, type ExportShape } from "../model/export-url";
import { isNamed, type Scheduling } from "../model/repeat";
import { ExportSummary } from "./export-summary";
import { RepeatFields } from "./repeat-fields";
import { ShapeFields } from "./shape-fields";
import { useStartExport } from "./use-start-export";

interface ExportDialogProps {
  subject: ExportSubject;
  conditions: ReactNode;
  onClose: () => void;
}

/** What leaves, and how it is written. */
export default function ExportDialog({ subject, conditions, onClose }: ExportDialogProps) {
  const t = useText();
  const { state } = useUrlState();
  const columns = columnsOf(subject);
  const [shape, setShape] = useState<ExportShape>({ format: "csv", columns, bom: true, footer: true });
  const [scheduling, setScheduling] = useState<Scheduling>({ repeat: "ONCE", name: "" });
  const repeats = scheduling.repeat !== "ONCE";
  const byJob = repeats || isLong(subject);
  const { start, busy, fault } = useStartExport();
  const leave = (): void => {
    if (byJob) return void start(state, shape, scheduling);
    download(exportUrl(state, shape, subject));
    onClose();
  };
  return (
    <Dialog
      title={t(`exports.title.${subject.of}`)}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button
            variant="primary"
            isDisabled={shape.columns.length === 0 || !isNamed(scheduling)}
            isPending={busy}
            onPress={leave}
          >
            {t(repeats ? "exports.schedule.create" : byJob ? "exports.start" : "exports.download")}
          </Button>
        </>
      }
    >
      <div className={cx(form.form)}>
        <ExportSummary subject={subject} conditions={conditions} />
        {byJob && !repeats ? <p className={cx(form.hint)}>{t("exports.long")}</p> : null}
        {fault === null ? null : <FormFault fault={fault} />}
        {subject.of === "requests" ? (
          <RepeatFields scheduling={scheduling} onChange={(patch) => setScheduling({ ...scheduling, ...patch })} />
        ) : null}
        <ShapeFields columns={columns} shape={shape} onChange={(patch) => setShape({ ...shape, ...patch })} />
      </div>
    </Dialog>
  );
}
