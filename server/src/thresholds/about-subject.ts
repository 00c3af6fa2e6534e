import { ThresholdScope } from "./domain/threshold-words.js";

/** What selects dimension sets, or requests, of a subject by its key; SQL. Absent where it is no column of theirs. */
export const ABOUT_SUBJECT: Partial<Record<ThresholdScope, string>> = {
  [ThresholdScope.PROJECT]: "project_id = ?::int",
  [ThresholdScope.MODEL]: "model = ?",
  [ThresholdScope.FEATURE]: "feature = ?",
  [ThresholdScope.KEY]: "api_key_id = ?::int",
};
