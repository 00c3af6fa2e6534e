import type { ThresholdDraft } from "../model/threshold-draft";

/** How parts of the form read and change it. */
export interface FormPart {
  draft: ThresholdDraft;
  change: (patch: Partial<ThresholdDraft>) => void;
  /** What is wrong, in words, by the server's name of the field. */
  errorOf: (field: string) => string | null;
}
