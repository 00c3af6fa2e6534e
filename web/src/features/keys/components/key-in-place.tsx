import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { PanelFault } from "../../../ui/panel-fault";
import { TextField } from "../../../ui/text-field";
import { Waiting } from "../../../ui/waiting";
import { useProjects, type Project } from "../api/use-projects";
import styles from "./key-in-place.module.css";
import { ProjectField } from "./project-field";
import type { Issued } from "./use-issuing";
import { useKeyForm } from "./use-key-form";

interface KeyInPlaceProps {
  /** For whoever asked for it a moment ago. */
  takesFocus: boolean;
  onIssued: (issued: Issued) => void;
}

const FORM_HEIGHT = 212;

/** A key that records, made where somebody is about to use it; everything else of it can be changed later. */
export function KeyInPlace({ takesFocus, onIssued }: KeyInPlaceProps) {
  const { projects, state, reload } = useProjects();
  // The form begins with one of them.
  if (projects !== undefined) return <Form {...{ projects, takesFocus, onIssued }} />;
  if (state.face === "failed") return <PanelFault fault={state.fault} onRetry={reload} minHeight={FORM_HEIGHT} />;
  return <Waiting height={FORM_HEIGHT} />;
}

function Form({ projects, takesFocus, onIssued }: KeyInPlaceProps & { projects: readonly Project[] }) {
  const t = useText();
  const { draft, change, form, busy, fault, errorOf } = useKeyForm({ projects, onIssued });
  return (
    <form {...form} className={cx(styles.form)} noValidate>
      <TextField
        label={t("keys.form.name")}
        description={t("keys.form.name.why")}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        autoFocus={takesFocus}
        error={errorOf("name")}
      />
      <ProjectField {...{ draft, projects, change, errorOf }} />
      {fault === null ? null : <FormFault fault={fault} />}
      <div>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("keys.form.issue")}
        </Button>
      </div>
    </form>
  );
}
