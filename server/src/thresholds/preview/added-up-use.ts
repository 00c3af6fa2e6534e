import { METER_COLUMNS } from "../../analytics/meter.js";
import { ThresholdPeriod } from "../domain/threshold-words.js";
import { NOT_OVERRIDDEN, overridableValues } from "../not-overridden.js";
import type { PreviewQuestion } from "./preview-question.js";

/** SQL, and what it takes. */
interface AddedUpUse {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * What app users without a threshold of their own used in each week, or in all, merged or not, as `start`, `user_id` and
 * `used`; who used nothing may be absent.
 */
export function addedUpUse(question: PreviewQuestion): AddedUpUse {
  const { calendar, meter, period, from, to } = question;
  const start =
    period === ThresholdPeriod.WEEK
      ? {
          sql: "u.period_start - (extract(isodow from u.period_start)::int - ?::int + 7) % 7",
          value: calendar.weekStart,
        }
      : { sql: "?::date", value: from };
  return {
    sql: `
      select ${start.sql} as start, u.user_id, sum(u.${METER_COLUMNS[meter]}) as used from usage_by_user_period u
      where u.period = 'day' and u.period_start >= ?::date and u.period_start < ?::date and ${NOT_OVERRIDDEN}
      group by 1, 2`,
    values: [start.value, from, to, ...overridableValues(question)],
  };
}
