import { METER_COLUMNS } from "../../analytics/meter.js";
import { ThresholdPeriod } from "../domain/threshold-words.js";
import { NOT_OVERRIDDEN } from "../not-overridden.js";
import type { PreviewQuestion } from "./preview-question.js";

/** SQL of rows `start`, `user_id` and `used`, and what it takes. */
export interface UsedByUsers {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Whether it adds up many rows for each of its own. */
  readonly isAddedUp: boolean;
}

type Start = Pick<UsedByUsers, "sql" | "values">;

/** What app users without a threshold of their own used in each window, merged or not; who used nothing may be absent. */
export function usedByUsers(question: PreviewQuestion): UsedByUsers {
  switch (question.period) {
    case ThresholdPeriod.DAY:
      return counted(question, "day");
    case ThresholdPeriod.MONTH:
      return counted(question, "month");
    case ThresholdPeriod.WEEK:
      return addedUp(question, {
        sql: "u.period_start - (extract(isodow from u.period_start)::int - ?::int + 7) % 7",
        values: [question.calendar.weekStart],
      });
    case ThresholdPeriod.ONCE:
      return addedUp(question, { sql: "?::date", values: [question.from] });
  }
}

/** Of millions of counters, each of which is a window of its own, none is grouped: what waits is looked up beside them. */
function counted({ meter, period, from, to }: PreviewQuestion, counter: "day" | "month"): UsedByUsers {
  const column = METER_COLUMNS[meter];
  return {
    sql: `
      with waiting as materialized (
        select date_trunc('${counter}', bucket_start at time zone (value #>> '{}'))::date as start, user_id, sum(${column}) as used
        from usage_deltas cross join (select value from settings where key = 'countersTimezone') as counting
        where user_id <> 0 group by 1, 2
      )
      select u.period_start as start, u.user_id, u.${column} + coalesce(waiting.used, 0) as used
      from usage_user_counters u left join waiting on waiting.start = u.period_start and waiting.user_id = u.user_id
      where u.period = '${counter}' and u.period_start >= ?::date and u.period_start < ?::date and ${NOT_OVERRIDDEN}
      union all
      select u.start, u.user_id, coalesce(u.used, 0) from waiting u
      where u.start >= ?::date and u.start < ?::date and ${NOT_OVERRIDDEN} and not exists (
        select from usage_user_counters c
        where c.period = '${counter}' and c.period_start = u.start and c.user_id = u.user_id)`,
    values: [from, to, meter, period, from, to, meter, period],
    isAddedUp: false,
  };
}

/** @param start of the window of a day, in SQL, and what that takes */
function addedUp({ meter, period, from, to }: PreviewQuestion, start: Start): UsedByUsers {
  return {
    sql: `
      select ${start.sql} as start, u.user_id, sum(u.${METER_COLUMNS[meter]}) as used from usage_by_user_period u
      where u.period = 'day' and u.period_start >= ?::date and u.period_start < ?::date and ${NOT_OVERRIDDEN}
      group by 1, 2`,
    values: [...start.values, from, to, meter, period],
    isAddedUp: true,
  };
}
