import { EXPORT_COLUMNS } from "@tokenledger/model/export-columns";
import { useState, type ReactNode } from "react";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import form from "../../../ui/form.module.css";
import { RadioGroup } from "../../../ui/radio-group";
import { EXPORT_FORMATS, exportUrl, type ExportShape } from "../model/export-url";
import { ColumnChoice } from "./column-choice";
import { ExportSummary } from "./export-summary";

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
  const change = (patch: Partial<ExportShape>): void => setShape({ ...shape, ...patch });
  const isTooLong = rows > MOST_ROWS;
  return (
    <Dialog
      title={t("exports.title")}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button
            variant="primary"
            isDisabled={isTooLong || shape.columns.length === 0}
            onPress={() => {
              download(exportUrl(state, shape));
              onClose();
            }}
          >
            {t("exports.download")}
          </Button>
        </>
      }
    >
      <div className={cx(form.form)}>
        <ExportSummary rows={rows} conditions={conditions} />
        {isTooLong ? <p className={cx(form.problem)}>{t("exports.tooLong")}</p> : null}
        <RadioGroup
          label={t("exports.format")}
          value={shape.format}
          onChange={(format) => change({ format })}
          options={EXPORT_FORMATS.map((value) => ({
            value,
            label: t(`exports.format.${value}`),
            description: t(`exports.format.${value}.why`),
          }))}
        />
        <div className={cx(form.group)}>
          {shape.format === "csv" ? (
            <Checkbox isSelected={shape.bom} onChange={(bom) => change({ bom })}>
              {t("exports.bom")}
            </Checkbox>
          ) : null}
          <Checkbox isSelected={shape.footer} onChange={(footer) => change({ footer })}>
            {t("exports.footer")}
          </Checkbox>
        </div>
        <ColumnChoice chosen={shape.columns} onChange={(columns) => change({ columns })} />
      </div>
    </Dialog>
  );
}
