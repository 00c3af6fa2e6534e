import type { ThresholdContent } from "./domain/threshold-content.js";
import { overriding } from "./overriding.js";
import type { Meter } from "../analytics/domain/question-words.js";
import type { ThresholdPeriod } from "./domain/threshold-words.js";

/** What two thresholds must share for one of an app user to override one of each. */
export interface Overridable extends Pick<ThresholdContent, "startsOn" | "endsOn"> {
  readonly meter: Meter;
  readonly period: ThresholdPeriod;
}

/** Whether an app user has no threshold of their own, on or off; SQL over `u.user_id` that takes `overridableValues`. */
export const NOT_OVERRIDDEN = `not exists (
  select from ${overriding({ meter: "?", period: "?", startsOn: "?::date", endsOn: "(?::date + 1)" })} and own.user_id = u.user_id)`;

/** What `NOT_OVERRIDDEN` takes. */
export function overridableValues({ meter, period, startsOn, endsOn }: Overridable): readonly unknown[] {
  return [meter, period, startsOn, endsOn];
}
