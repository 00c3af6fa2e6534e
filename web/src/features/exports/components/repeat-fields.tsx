import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { REPEATS, type Scheduling } from "../model/repeat";

interface RepeatFieldsProps {
  scheduling: Scheduling;
  onChange: (patch: Partial<Scheduling>) => void;
}

/** Whether a view leaves now, or by itself of each period, and what that is called. */
export function RepeatFields({ scheduling: { repeat, name }, onChange }: RepeatFieldsProps) {
  const t = useText();
  return (
    <div className={cx(form.group)}>
      <Select
        label={t("exports.repeat")}
        value={repeat}
        onChange={(chosen) => onChange({ repeat: chosen })}
        options={REPEATS.map((value) => ({ value, label: t(`exports.repeat.${value}`) }))}
      />
      {repeat === "ONCE" ? null : (
        <>
          <TextField
            label={t("exports.schedule.name")}
            value={name}
            onChange={(text) => onChange({ name: text })}
            isRequired
          />
          <p className={cx(form.hint)}>{t("exports.schedule.why")}</p>
        </>
      )}
    </div>
  );
}
