import { useState, type FormEvent } from "react";
import type { ThresholdDetails } from "../api/use-threshold";
import { isLoosened, loosened } from "../model/loosened";
import { readDraft } from "../model/read-draft";
import { draftOf, NEW_DRAFT } from "../model/threshold-draft";
import type { FormPart } from "./form-part";
import { useDraft } from "./use-draft";
import { useErrorOf } from "./use-error-of";
import { useFieldText } from "./use-field-text";
import { useSaveThreshold } from "./use-save-threshold";
import { useTypedLevel } from "./use-typed-level";

export interface ThresholdFormProps {
  /** As it is now; null makes a new one. */
  threshold: ThresholdDetails | null;
  /** App users whom it is about in the running period. */
  activeUsers: number;
  onSaved: () => void;
  onCancel: () => void;
  /** Asks for it anew, after it could not be saved. */
  onRefused: () => void;
}

/** So many are told of before a change of theirs is saved. */
const MANY = 50;

/** What the form holds, and what becomes of it. */
export function useThresholdForm({ threshold, activeUsers, onSaved, onRefused }: ThresholdFormProps) {
  const { seen, draft, change, isChanged, keep, discard } = useDraft(threshold);
  const [failures, setFailures] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const { save, isSaving, fault } = useSaveThreshold();
  const level = useTypedLevel({ draft, change });
  const textOf = useFieldText(draft.meter, [...draft.channels, ...(threshold?.channels ?? [])]);
  const { previewed, input, problems } = readDraft(draft);
  const part: FormPart = {
    draft,
    change,
    errorOf: useErrorOf({ draft, problems: failures > 0 ? problems : null, fault }),
  };
  const isNew = threshold === null;
  const before = seen === null ? NEW_DRAFT : draftOf(seen);
  const loose = loosened(before, draft);
  const many = draft.scope === "EACH_USER" && activeUsers > MANY ? activeUsers : null;

  const store = async (over: ThresholdDetails | null): Promise<void> => {
    setAsking(false);
    if (await save(draft, over)) return onSaved();
    setFailures((count) => count + 1);
    onRefused();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (level.typed.trim() !== "") return level.onAdd();
    if (!isNew && !isChanged) return;
    if (input === null) setFailures((count) => count + 1);
    else if (!isNew && (isLoosened(loose) || many !== null)) setAsking(true);
    else void store(seen);
  };
  const over = (): void => {
    keep();
    void store(threshold);
  };
  const asking = isAsking
    ? { loosened: loose, many, onConfirm: () => void store(seen), onClose: () => setAsking(false) }
    : null;
  const hasConflict = isChanged && !isSaving && !isNew && threshold.version !== seen?.version;
  const shown = { part, level, textOf, before, previewed, asking, fault, failures };
  return { ...shown, isNew, isChanged, isSaving, hasConflict, submit, discard, keep: over };
}
