import { useState, type FormEvent } from "react";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { wallInstant } from "../../../lib/wall-instant";
import { useFocusFault } from "../../../ui/use-focus-fault";
import type { Project } from "../api/use-projects";
import { emptyKey, NEW_PROJECT, type KeyDraft } from "../model/key-draft";
import { useIssuing, type Issued } from "./use-issuing";

interface KeyFormInput {
  /** The form begins with the first. */
  projects: readonly Project[];
  onIssued: (issued: Issued) => void;
}

/** A key that is being described: what is typed, and what issuing it answers. */
export function useKeyForm({ projects, onIssued }: KeyFormInput) {
  const { timeZone } = useFormat();
  const [initial] = useState(() => emptyKey(projects[0]?.id ?? NEW_PROJECT));
  const [draft, setDraft] = useState(initial);
  const change = (patch: Partial<KeyDraft>): void => setDraft((current) => ({ ...current, ...patch }));
  const clock = { nowMs: useMinute(), instantOf: (wall: string) => wallInstant(wall, timeZone), kept: null };
  const onProjectMade = (projectId: string): void => change({ projectId, projectName: "" });
  const { issue, failures, ...issuing } = useIssuing({ draft, clock, onProjectMade, onIssued });
  const ref = useFocusFault(failures);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void issue();
  };
  return { draft, change, clock, isUnsaved: draft !== initial, form: { ref, onSubmit }, ...issuing };
}
