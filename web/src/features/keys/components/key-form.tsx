import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import styles from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import type { Project } from "../api/use-projects";
import { BoundFields } from "./bound-fields";
import { ProjectField } from "./project-field";
import { ScopeFields } from "./scope-fields";
import type { Issued } from "./use-issuing";
import { useKeyForm } from "./use-key-form";

interface KeyFormProps {
  projects: readonly Project[];
  onIssued: (issued: Issued) => void;
  onCancel: () => void;
}

/** A new key. Its name says which program has it, because that is what one looks for when it misbehaves. */
export default function KeyForm({ projects, onIssued, onCancel }: KeyFormProps) {
  const t = useText();
  const { draft, change, clock, isUnsaved, form, busy, fault, errorOf } = useKeyForm({ projects, onIssued });
  useUnsavedInput(isUnsaved);
  return (
    <form {...form} className={cx(styles.form)} noValidate>
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
