import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import type { FormPart } from "./form-part";
import styles from "./threshold-form.module.css";

interface LevelsFieldProps extends FormPart {
  /** A level that is typed and not added yet. */
  typed: string;
  onType: (typed: string) => void;
  onAdd: () => void;
  /** What was typed is no level. */
  isWrong: boolean;
}

/** Percentages as chips, which stay ascending. Enter in the field adds, as its form says. */
export function LevelsField({ draft, change, errorOf, typed, onType, onAdd, isWrong }: LevelsFieldProps) {
  const t = useText();
  const error = errorOf("levels");
  return (
    <div className={cx(styles.labelled)} role="group" aria-label={t("thresholds.form.levels")}>
      <span className={cx(styles.label)}>{t("thresholds.form.levels")}</span>
      <div className={cx(styles.chips)}>
        {draft.levels.map((level) => (
          <Chip
            key={level}
            onRemove={() => change({ levels: draft.levels.filter((other) => other !== level) })}
            removeLabel={t("thresholds.form.level.remove", { level })}
          >
            {t("thresholds.levels", { levels: level })}
          </Chip>
        ))}
      </div>
      {error === null ? null : <p className={cx(form.problem)}>{error}</p>}
      <div className={cx(styles.adding)}>
        <TextField
          label={t("thresholds.form.level")}
          inputMode="numeric"
          suffix="%"
          value={typed}
          onChange={onType}
          autoComplete="off"
          description={t("thresholds.form.level.why")}
          error={isWrong ? t("thresholds.problem.level") : null}
        />
        <Button onPress={onAdd}>{t("thresholds.form.level.add")}</Button>
      </div>
    </div>
  );
}
