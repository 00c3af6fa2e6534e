import { useText } from "../../../lib/i18n";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { RadioGroup } from "../../../ui/radio-group";
import { EXPORT_FORMATS, hasFooter, type ExportShape } from "../model/export-url";
import { ColumnChoice } from "./column-choice";

interface ShapeFieldsProps {
  /** Every column there is. */
  columns: readonly string[];
  shape: ExportShape;
  onChange: (patch: Partial<ExportShape>) => void;
}

/** How the file is written: what its format leaves to choose, and its columns. */
export function ShapeFields({ columns, shape, onChange }: ShapeFieldsProps) {
  const t = useText();
  const { format, bom, footer } = shape;
  return (
    <>
      <RadioGroup
        label={t("exports.format")}
        value={format}
        onChange={(chosen) => onChange({ format: chosen })}
        options={EXPORT_FORMATS.map((value) => ({
          value,
          label: t(`exports.format.${value}`),
          description: t(`exports.format.${value}.why`),
        }))}
      />
      {hasFooter(format) ? (
        <div className={cx(form.group)}>
          {format === "csv" ? (
            <Checkbox isSelected={bom} onChange={(isOn) => onChange({ bom: isOn })}>
              {t("exports.bom")}
            </Checkbox>
          ) : null}
          <Checkbox isSelected={footer} onChange={(isOn) => onChange({ footer: isOn })}>
            {t("exports.footer")}
          </Checkbox>
        </div>
      ) : null}
      <ColumnChoice all={columns} chosen={shape.columns} onChange={(chosen) => onChange({ columns: chosen })} />
    </>
  );
}
