import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { SAVED_VIEWS_NAME } from "../../../lib/use-saved-views";
import type { ViewPlace } from "../../../lib/view-place";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import { TextField } from "../../../ui/text-field";
import { showToast } from "../../../ui/toast";
import { SAVE_VIEW } from "../api/view-acts";
import { viewNameProblem } from "../model/view-name-problem";
import styles from "./saved-views.module.css";

/** Keeps what is chosen on the page under a name, for oneself or for all. */
export default function SaveViewDialog({ place, onClose }: { place: ViewPlace; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const { act, busy, fault } = useAct(SAVE_VIEW, { affects: [SAVED_VIEWS_NAME] });
  const problem = viewNameProblem(name);
  const isTaken = fault?.kind === "conflict" && fault.field === "name";
  const error = (tried ? problem : null) ?? (isTaken ? "taken" : null);

  const save = async (): Promise<void> => {
    setTried(true);
    if (problem !== null || (await act({ input: { ...place, name: name.trim(), shared } })) === null) return;
    showToast({ text: t("filters.views.saved", { name: name.trim() }) });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog title={t("filters.views.save.title")} isOpen onClose={onClose}>
      <form className={cx(styles.form)} onSubmit={submit} noValidate>
        <TextField
          label={t("filters.views.name")}
          description={t("filters.views.save.what")}
          value={name}
          onChange={setName}
          autoComplete="off"
          autoFocus
          error={error === null ? null : t(`filters.views.problem.${error}`)}
        />
        <Checkbox isSelected={shared} onChange={setShared}>
          {t("filters.views.forAll")}
        </Checkbox>
        {fault === null || isTaken ? null : <FormFault fault={fault} />}
        <span className={cx(styles.buttons)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={busy}>
            {t("filters.views.save.do")}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}
