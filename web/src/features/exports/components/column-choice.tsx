import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import styles from "./column-choice.module.css";

interface ColumnChoiceProps {
  all: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Columns by the names that they have in the file. */
export function ColumnChoice({ all, chosen, onChange }: ColumnChoiceProps) {
  const t = useText();
  const isAll = chosen.length === all.length;
  return (
    <fieldset className={cx(form.group)}>
      <legend>{t("exports.columns")}</legend>
      <div>
        <Button variant="quiet" onPress={() => onChange(isAll ? [] : all)}>
          {t(isAll ? "exports.columns.none" : "exports.columns.all")}
        </Button>
      </div>
      <div className={cx(styles.columns)}>
        {all.map((column) => (
          <Checkbox
            key={column}
            isSelected={chosen.includes(column)}
            onChange={(isOn) => onChange(all.filter((one) => (one === column ? isOn : chosen.includes(one))))}
          >
            <span lang="en">{column}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
