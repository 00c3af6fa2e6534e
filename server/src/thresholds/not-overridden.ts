import type { Meter } from "../analytics/domain/question-words.js";
import type { ThresholdPeriod } from "./domain/threshold-words.js";

/** What two thresholds must share for one of an app user to override one of each. */
export interface Overridable {
  readonly meter: Meter;
  readonly period: ThresholdPeriod;
}

/**
 * Whether an app user has no threshold of their own, on or off; SQL over `u.user_id` that takes meter and period.
 */
export const NOT_OVERRIDDEN = `not exists (
  select from usage_thresholds own where own.user_id = u.user_id and own.kind = 'LIMIT' and own.deleted_at is null
    and own.meter = ? and own.period = ?)`;
