import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { SAVED_VIEWS_NAME, type SavedView } from "../../../lib/use-saved-views";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { TextField } from "../../../ui/text-field";
import { RENAME_VIEW } from "../api/view-acts";
import { viewNameProblem } from "../model/view-name-problem";
import styles from "./saved-views.module.css";

/** In place of the row, until the view has its other name. */
export function ViewNameForm({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(view.name);
  const { act, busy, fault } = useAct(RENAME_VIEW, { affects: [SAVED_VIEWS_NAME] });
  const problem = viewNameProblem(name);
  const isTaken = fault?.kind === "conflict";

  const rename = async (): Promise<void> => {
    if (problem === null && (await act({ id: view.id, name: name.trim() })) !== null) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void rename();
  };
  const error = problem ?? (isTaken ? "taken" : null);
  return (
    <form className={cx(styles.form, styles.inRow)} onSubmit={submit} noValidate>
      <TextField
        label={t("filters.views.name")}
        value={name}
        onChange={setName}
        autoComplete="off"
        autoFocus
        error={error === null ? null : t(`filters.views.problem.${error}`)}
      />
      {fault === null || isTaken ? null : <FormFault fault={fault} />}
      <span className={cx(styles.buttons)}>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button type="submit" variant="primary" isPending={busy}>
          {t("filters.views.rename.do")}
        </Button>
      </span>
    </form>
  );
}
