import { useState } from "react";
import type { ThresholdDetails } from "../api/use-threshold";
import { draftChanges } from "../model/draft-changes";
import { draftOf, type ThresholdDraft } from "../model/threshold-draft";

interface Draft {
  /** The version that is being changed. */
  seen: ThresholdDetails | null;
  draft: ThresholdDraft;
  change: (patch: Partial<ThresholdDraft>) => void;
  isChanged: boolean;
  /** Goes on with what is typed over what others saved. */
  keep: () => void;
  /** Goes back to how it is now. */
  discard: () => void;
}

/** Follows what others save for as long as nothing is typed. @param begun what a new one begins with */
export function useDraft(threshold: ThresholdDetails | null, begun: ThresholdDraft): Draft {
  const [seen, setSeen] = useState(threshold);
  const [patch, setPatch] = useState<Partial<ThresholdDraft>>({});
  const before = seen === null ? begun : draftOf(seen);
  const draft = { ...before, ...patch };
  const isChanged = seen === null ? Object.keys(patch).length > 0 : draftChanges(before, draft).length > 0;
  if (!isChanged && threshold?.version !== seen?.version) setSeen(threshold);
  return {
    seen,
    draft,
    isChanged,
    change: (part) => setPatch((current) => ({ ...current, ...part })),
    keep: () => {
      setPatch(draft);
      setSeen(threshold);
    },
    discard: () => {
      setPatch({});
      setSeen(threshold);
    },
  };
}
