import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { TextField } from "../../../ui/text-field";
import { showToast } from "../../../ui/toast";
import { RENAME_PROJECT } from "../api/key-acts";
import type { Project } from "../api/use-projects";
import { nameProblem, type NameProblem } from "../model/name-problem";
import styles from "./project-panel.module.css";

/** Another name for a project: what it recorded is shown under it from then on. */
export function ProjectNameForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(project.name);
  const [problem, setProblem] = useState<NameProblem | null>(null);
  const { act, busy, fault } = useAct(RENAME_PROJECT);

  const change = (typed: string): void => {
    setName(typed);
    setProblem(null);
  };
  const save = async (): Promise<void> => {
    const next = name.trim();
    const found = nameProblem(next);
    setProblem(found);
    if (found !== null || (await act({ id: project.id, name: next })) === null) return;
    showToast({ text: t("keys.projects.renamed", { name: next }) });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit} noValidate>
      <TextField
        label={t("keys.form.projectName")}
        value={name}
        onChange={change}
        autoComplete="off"
        autoFocus
        error={problem === null ? null : t(`keys.problem.${problem}`)}
      />
      {fault === null ? null : <FormFault fault={fault} />}
      <span className={cx(styles.buttons)}>
        <Button type="submit" variant="primary" isPending={busy}>
          {t("keys.form.save")}
        </Button>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
      </span>
    </form>
  );
}
