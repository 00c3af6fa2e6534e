import { type RawBuilder, sql } from "kysely";
import { SPAN_DAYS } from "../../usage/active-users/active-spans.js";
import { isCountable } from "../../usage/domain/local-days.js";
import { planQuarters } from "../domain/plan-spans.js";
import { UsageDimension } from "../domain/question-words.js";
import { areMidnights } from "../known-midnights.js";
import type { Question } from "../question.js";
import { activeSets, isDoubted } from "./active-sets.js";
import { countInParts } from "./count-in-parts.js";
import { coverWithSpans } from "./cover-with-spans.js";
import { cutDays, type CutRange } from "./cut-days.js";
import { daySets } from "./day-sets.js";
import { wantedBits } from "./wanted-bits.js";

/** Finding them by key takes half as long as reading an hour of 50,000 app users. */
const FEW_PER_HOUR = 700;

/**
 * App users with at least one request. One whose requests were corrected away was not active; one of many days and
 * dimension sets is one.
 *
 * @param fewPerHour of a part of a day that are looked up one by one
 */
export async function countActiveUsers(question: Question, fewPerHour = FEW_PER_HOUR): Promise<number> {
  const range = await cutRange(question);
  if (range === null || (await isDoubted(question))) return countInSets(question);
  const { days, cut } = range;
  const wholeDays =
    days === null
      ? null
      : daySets(question, { days, spans: coverWithSpans(days, SPAN_DAYS), groupBy: UsageDimension.NONE });
  return countInParts(question, {
    wholeDays: wholeDays && sql`select block, users from (${wholeDays}) as days`,
    cut,
    minutes: planQuarters(question.filter.range).minutes,
    fewPerHour,
  });
}

/** Null where days are not those of the database, and for few app users, whose rows are found by key. */
async function cutRange({ db, filter, dayZone: zone }: Question): Promise<CutRange | null> {
  const [quarters] = planQuarters(filter.range).quarters;
  if (!isCountable(zone) || quarters === undefined || filter.dimensions.users.include !== null) return null;
  const range = cutDays(quarters, zone);
  if (range.cut.length === 0) return null;
  const midnights = [
    ...(range.days === null ? [] : [range.days.from, range.days.to]),
    ...range.cut.flatMap(({ whole }) => [whole.from, whole.to]),
  ];
  return (await areMidnights(db, zone, midnights)) ? range : null;
}

async function countInSets(question: Question): Promise<number> {
  const sets: RawBuilder<unknown> = await activeSets(question, { groupBy: UsageDimension.NONE, known: false });
  const { rows } = await sql<{ active: string }>`
    with united as (select block, bit_or(users) as users from (${sets}) as sets group by block)
    select coalesce(sum(bit_count(${wantedBits(sql`s.users`, question.filter.dimensions.users)})), 0)::text as active
    from united as s`.execute(question.db);
  return Number(rows[0]?.active);
}
