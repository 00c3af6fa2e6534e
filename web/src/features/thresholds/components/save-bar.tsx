import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import type { FieldChange } from "../model/draft-changes";
import { fieldLabel } from "../model/field-text";
import styles from "./threshold-form.module.css";

interface SaveBarProps {
  isNew: boolean;
  changes: readonly FieldChange[];
  textOf: (field: string, value: unknown) => string;
  busy: boolean;
  fault: Fault | null;
  onDiscard: () => void;
}

/** What would change, from what to what, until it is saved or taken back. */
export function SaveBar({ isNew, changes, textOf, busy, fault, onDiscard }: SaveBarProps) {
  const t = useText();
  return (
    <section className={cx(form.bar)} aria-label={t("thresholds.unsaved")}>
      {isNew ? null : (
        <div className={cx(styles.changes)} role="status">
          <ul>
            {changes.map(({ field, before, after }) => (
              <li key={field}>
                <span className={cx(styles.changed)}>{fieldLabel(field, t)}</span>{" "}
                {t("thresholds.change", { before: textOf(field, before), after: textOf(field, after) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {fault === null ? null : <FormFault fault={fault} />}
      <Button onPress={onDiscard} isDisabled={busy}>
        {t(isNew ? "thresholds.cancel" : "thresholds.discard")}
      </Button>
      <Button variant="primary" type="submit" isPending={busy}>
        {t("thresholds.save")}
      </Button>
    </section>
  );
}
