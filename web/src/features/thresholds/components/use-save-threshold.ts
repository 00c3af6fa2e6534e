import { useState } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { CREATE_THRESHOLD, UPDATE_THRESHOLD } from "../api/threshold-acts";
import type { ThresholdDetails } from "../api/use-threshold";
import { useUndoable } from "../api/use-undoable";
import { toInput, type ThresholdDraft } from "../model/threshold-draft";

interface SaveThreshold {
  /** Over the version that was seen; null makes a new one. Tells whether it was saved. */
  save: (draft: ThresholdDraft, seen: ThresholdDetails | null) => Promise<boolean>;
  /** Also until the form is gone after it was saved: what it made is no conflict. */
  isSaving: boolean;
  fault: Fault | null;
}

export function useSaveThreshold(): SaveThreshold {
  const t = useText();
  const tell = useUndoable();
  const creating = useAct(CREATE_THRESHOLD);
  const updating = useAct(UPDATE_THRESHOLD);
  const [isSaving, setSaving] = useState(false);

  const save = async (draft: ThresholdDraft, seen: ThresholdDetails | null): Promise<boolean> => {
    setSaving(true);
    const input = toInput(draft);
    const saved =
      seen === null
        ? (await creating.act({ input }))?.createThreshold
        : (await updating.act({ id: seen.id, version: seen.version, input }))?.updateThreshold;
    if (saved === undefined) {
      setSaving(false);
      return false;
    }
    tell({ text: t("thresholds.saved"), id: saved.id, version: saved.version, isNew: seen === null });
    return true;
  };
  return { save, isSaving, fault: creating.fault ?? updating.fault };
}
