import { AppError } from "../../core/errors.js";
import { hasCanonicalFields } from "./dialects/canonical.js";
import { looksLikeGemini } from "./dialects/gemini-fields.js";
import type { Fields } from "./read-count.js";

/** Shapes of reported usage that can be read. */
export const DIALECTS = ["canonical", "gemini"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** Names under which callers know Google's models: `google`, `vertex_ai`, `gcp.gemini`, … */
const GOOGLE = /google|vertex|gemini/i;

export interface ReportedUsage {
  readonly provider: string;
  /** As the sender names it; null to go by provider and shape. */
  readonly dialect: string | null;
  /** Null when the counts stand beside it in canonical fields. */
  readonly usage: Fields | null;
}

/**
 * The dialect that a sender named, else the one that the usage object has the shape of. A shape that
 * nobody knows is Gemini's for Google and canonical otherwise, and will be found to say nothing.
 *
 * @throws AppError BAD_INPUT for a name that is no dialect
 */
export function chooseDialect({ provider, dialect, usage }: ReportedUsage): Dialect {
  if (dialect !== null) {
    const named = DIALECTS.find((known) => known === dialect);
    if (named === undefined) throw AppError.badInput("dialect", `one of ${DIALECTS.join(", ")}`, dialect);
    return named;
  }
  if (usage === null) return "canonical";
  if (looksLikeGemini(usage)) return "gemini";
  return GOOGLE.test(provider) && !hasCanonicalFields(usage) ? "gemini" : "canonical";
}
