import type { PriceDraft } from "../model/price-draft";

/** What is wrong, in words, by the field it stands at. */
export type FieldErrors = (key: string) => string | null;

/** How parts of the form read and change it. */
export interface FormPart {
  draft: PriceDraft;
  change: (patch: Partial<PriceDraft>) => void;
  errorOf: FieldErrors;
}
