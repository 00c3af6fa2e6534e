import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { countedUse } from "../counted-use.js";
import { ThresholdPeriod } from "../domain/threshold-words.js";
import { NOT_OVERRIDDEN, overridableValues, type Overridable } from "../not-overridden.js";
import type { UserWindow } from "./user-window.js";

export interface UsersWithMost {
  /** How many used anything, of those that have no threshold of their own. */
  readonly subjects: number;
  /** How many of them reached the limit. */
  readonly over: number;
  readonly users: readonly { readonly id: string; readonly pseudonym: string; readonly used: bigint }[];
}

export interface MostQuestion extends Overridable {
  readonly window: UserWindow;
  /** In the meter's unit; pico-USD for cost. */
  readonly limit: bigint;
  readonly top: number;
}

/** Of a threshold on each app user: how many it is about, and those who used most. */
export async function selectUsersWithMost(em: EntityManager, question: MostQuestion): Promise<UsersWithMost> {
  const used = usedIn(question);
  const rows = await em.execute<{ id: string; pseudonym: string; used: string; subjects: number; over: number }[]>(
    `with used as materialized (
       select user_id, used from (${used.sql}) as used where used > 0
     ), counted as (
       select count(*)::int as subjects, (count(*) filter (where used >= ?::numeric))::int as over from used
     ), most as (
       select user_id, used from used order by used desc, user_id limit ?
     )
     select most.user_id::text as id, pseudonym, used::text as used, subjects, over
     from most join app_users on app_users.id = most.user_id cross join counted order by most.used desc, most.user_id`,
    [...used.values, question.limit.toString(), question.top],
  );
  const users = rows.map(({ id, pseudonym, used: units }) => ({ id, pseudonym, used: BigInt(units) }));
  return { subjects: rows[0]?.subjects ?? 0, over: rows[0]?.over ?? 0, users };
}

/** Where one counter is the window, nothing is added up; of the others days are. */
function usedIn(question: MostQuestion) {
  const { meter, period, startsOn, endsOn, window } = question;
  const { counted, start, end } = window;
  const column = METER_COLUMNS[meter];
  if (period === ThresholdPeriod.DAY || period === ThresholdPeriod.MONTH) {
    const windows = { meter, period, startsOn, endsOn, counter: counted, from: start, to: end };
    return countedUse(windows, { sql: `u.${column} > 0`, values: [], leavesFew: false });
  }
  return {
    sql: `
      select u.user_id, sum(u.${column}) as used from usage_by_user_period u
      where u.period = ? and u.period_start >= ?::date and u.period_start < ?::date and ${NOT_OVERRIDDEN}
      group by 1`,
    values: [counted, start, end, ...overridableValues(question)],
  };
}
