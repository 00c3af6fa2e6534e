import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { wallInstant } from "../../../lib/wall-instant";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import { PanelFault } from "../../../ui/panel-fault";
import { TextField } from "../../../ui/text-field";
import { useFocusFault } from "../../../ui/use-focus-fault";
import { Waiting } from "../../../ui/waiting";
import { useProjects, type Project } from "../api/use-projects";
import { emptyKey, NEW_PROJECT } from "../model/key-draft";
import styles from "./key-in-place.module.css";
import { ProjectField } from "./project-field";
import { useIssuing, type Issued } from "./use-issuing";

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
  const { timeZone } = useFormat();
  const [draft, setDraft] = useState(() => emptyKey(projects[0]?.id ?? NEW_PROJECT));
  const change = (patch: Partial<typeof draft>): void => setDraft((current) => ({ ...current, ...patch }));
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
