import { useState, type FormEvent } from "react";
import type { ThresholdDetails } from "../api/use-threshold";
import { useThresholdPreview } from "../api/use-threshold-preview";
import { isLoosened, loosened } from "../model/loosened";
import { readDraft } from "../model/read-draft";
import { draftOf, type ThresholdDraft } from "../model/threshold-draft";
import type { FormPart } from "./form-part";
import { useDraft } from "./use-draft";
import { useErrorOf } from "./use-error-of";
import { useFieldText } from "./use-field-text";
import { useSaveThreshold } from "./use-save-threshold";
import { useTypedLevel } from "./use-typed-level";

export interface ThresholdFormProps {
  /** As it is now; null makes a new one. */
  threshold: ThresholdDetails | null;
  /** What a new one begins with. */
  begun: ThresholdDraft;
  /** App users whom it is about in the running period. */
  activeUsers: number;
  onSaved: () => void;
  onCancel: () => void;
  /** Asks for it anew, after it could not be saved. */
  onRefused: () => void;
}

/** More app users, or more messages at once, are told of before they are saved. */
const MANY = 50;

/** What the form holds, and what becomes of it. */
export function useThresholdForm({ threshold, begun, activeUsers, onSaved, onRefused }: ThresholdFormProps) {
  const { seen, draft, change, isChanged, keep, discard } = useDraft(threshold, begun);
  const [failures, setFailures] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const { save, isSaving, fault } = useSaveThreshold();
  const level = useTypedLevel({ draft, change });
  const textOf = useFieldText(draft.meter, [...draft.channels, ...(threshold?.channels ?? [])]);
  const { previewed, input, problems } = readDraft(draft);
  const found = useThresholdPreview(previewed, threshold?.id ?? null);
  const part: FormPart = {
    draft,
    change,
    errorOf: useErrorOf({ draft, problems: failures > 0 ? problems : null, fault }),
  };
  const isNew = threshold === null;
  const before = seen === null ? begun : draftOf(seen);
  const loose = loosened(before, draft);
  const many = draft.scope === "EACH_USER" && activeUsers > MANY ? activeUsers : null;
  const { isCurrent, preview } = found;
  const atOnce =
    draft.enabled && isCurrent && preview !== null && preview.reachedNow > MANY ? preview.reachedNow : null;
  const isAsked = atOnce !== null || (!isNew && (isLoosened(loose) || many !== null));

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
    else if (isAsked) setAsking(true);
    else void store(seen);
  };
  const over = (): void => {
    keep();
    void store(threshold);
  };
  const asking = isAsking
    ? { loosened: loose, many, atOnce, onConfirm: () => void store(seen), onClose: () => setAsking(false) }
    : null;
  const hasConflict = isChanged && !isSaving && !isNew && threshold.version !== seen?.version;
  const shown = { part, level, textOf, before, previewed, found, asking, fault, failures };
  return { ...shown, isNew, isChanged, isSaving, hasConflict, submit, discard, keep: over };
}
