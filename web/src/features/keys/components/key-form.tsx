import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { wallInstant } from "../../../lib/wall-instant";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import styles from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import { useFocusFault } from "../../../ui/use-focus-fault";
import type { Project } from "../api/use-projects";
import { emptyKey, NEW_PROJECT, type KeyDraft } from "../model/key-draft";
import { BoundFields } from "./bound-fields";
import { ProjectField } from "./project-field";
import { ScopeFields } from "./scope-fields";
import { useIssuing, type Issued } from "./use-issuing";

interface KeyFormProps {
  projects: readonly Project[];
  onIssued: (issued: Issued) => void;
  onCancel: () => void;
}

/** A new key. Its name says which program has it, because that is what one looks for when it misbehaves. */
export default function KeyForm({ projects, onIssued, onCancel }: KeyFormProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const [initial] = useState(() => emptyKey(projects[0]?.id ?? NEW_PROJECT));
  const [draft, setDraft] = useState(initial);
  useUnsavedInput(draft !== initial);
  const change = (patch: Partial<KeyDraft>): void => setDraft((current) => ({ ...current, ...patch }));
  const clock = { nowMs: useMinute(), instantOf: (wall: string) => wallInstant(wall, timeZone), kept: null };
  const onProjectMade = (projectId: string): void => change({ projectId, projectName: "" });
  const { issue, busy, fault, errorOf, failures } = useIssuing({ draft, clock, onProjectMade, onIssued });
  const form = useFocusFault(failures);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void issue();
  };
  return (
    <form ref={form} className={cx(styles.form)} onSubmit={submit} noValidate>
      <div className={cx(styles.group)}>
        <TextField
          label={t("keys.form.name")}
          description={t("keys.form.name.why")}
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="off"
          autoFocus
          error={errorOf("name")}
        />
        <ProjectField {...{ draft, projects, change, errorOf }} />
      </div>
      <ScopeFields scopes={draft.scopes} onChange={(scopes) => change({ scopes })} error={errorOf("scopes")} />
      <BoundFields {...{ draft, clock, change, errorOf }} />
      <div className={cx(styles.bar)}>
        {fault === null ? null : <FormFault fault={fault} />}
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("keys.form.issue")}
        </Button>
      </div>
    </form>
  );
}
