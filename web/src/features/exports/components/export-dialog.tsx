import { EXPORT_COLUMNS } from "@tokenledger/model/export-columns";
import { useState, type ReactNode } from "react";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { exportUrl, type ExportShape } from "../model/export-url";
import { ExportSummary } from "./export-summary";
import { ShapeFields } from "./shape-fields";
import { useStartExport } from "./use-start-export";

/** As many as the server sends at once. */
const MOST_ROWS = 50_000;

interface ExportDialogProps {
  rows: number;
  conditions: ReactNode;
  onClose: () => void;
}

/** What leaves, and how it is written. */
export default function ExportDialog({ rows, conditions, onClose }: ExportDialogProps) {
  const t = useText();
  const { state } = useUrlState();
  const [shape, setShape] = useState<ExportShape>({ format: "csv", columns: EXPORT_COLUMNS, bom: true, footer: true });
  const isLong = rows > MOST_ROWS;
  const { start, busy, fault } = useStartExport();
  const leave = (): void => {
    if (isLong) return void start(state, shape);
    download(exportUrl(state, shape));
    onClose();
  };
  return (
    <Dialog
      title={t("exports.title")}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" isDisabled={shape.columns.length === 0} isPending={busy} onPress={leave}>
            {t(isLong ? "exports.start" : "exports.download")}
          </Button>
        </>
      }
    >
      <div className={cx(form.form)}>
        <ExportSummary rows={rows} conditions={conditions} />
        {isLong ? <p className={cx(form.hint)}>{t("exports.long")}</p> : null}
        {fault === null ? null : <FormFault fault={fault} />}
        <ShapeFields shape={shape} onChange={(patch) => setShape({ ...shape, ...patch })} />
      </div>
    </Dialog>
  );
}
