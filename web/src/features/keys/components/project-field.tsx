import { useText } from "../../../lib/i18n";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import type { Project } from "../api/use-projects";
import { NEW_PROJECT, type KeyDraft } from "../model/key-draft";

interface ProjectFieldProps {
  draft: Pick<KeyDraft, "projectId" | "projectName">;
  projects: readonly Project[];
  change: (patch: Partial<KeyDraft>) => void;
  errorOf: (field: keyof KeyDraft) => string | null;
}

/** Which program's usage the key is for; one that is not there yet is made in place. */
export function ProjectField({ draft, projects, change, errorOf }: ProjectFieldProps) {
  const t = useText();
  return (
    <>
      {projects.length === 0 ? null : (
        <Select
          label={t("keys.form.project")}
          value={draft.projectId}
          onChange={(projectId) => change({ projectId })}
          options={[
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
            { value: NEW_PROJECT, label: t("keys.form.project.new") },
          ]}
        />
      )}
      {draft.projectId === NEW_PROJECT ? (
        <TextField
          label={t("keys.form.projectName")}
          description={t("keys.form.projectName.why")}
          value={draft.projectName}
          onChange={(projectName) => change({ projectName })}
          autoComplete="off"
          error={errorOf("projectName")}
        />
      ) : null}
    </>
  );
}
