import type { SuggestionStatus } from "../../../lib/graphql/graphql";

/** In the order in which a suggestion usually goes through them. */
export const SUGGESTION_STATUSES = [
  "OPEN",
  "PLANNED",
  "APPLIED",
  "DISMISSED",
] as const satisfies readonly SuggestionStatus[];

/** These say what was done, or why nothing will be: later readers ask. */
export const WITH_REASON = ["APPLIED", "DISMISSED"] as const satisfies readonly SuggestionStatus[];
export type WithReason = (typeof WITH_REASON)[number];
