import { type RawBuilder, sql } from "kysely";
import { SPAN_DAYS } from "../../usage/active-users/active-spans.js";
import { bitsOf, blockOf, TAKES_AWAY } from "../../usage/active-users/user-blocks.js";
import { isCountable } from "../../usage/domain/local-days.js";
import type { UsageDimension } from "../domain/question-words.js";
import type { Span } from "../domain/plan-spans.js";
import { areMidnights } from "../known-midnights.js";
import type { Question } from "../question.js";
import { groupKey } from "../usage-group.js";
import { usageSource } from "../usage-source.js";
import { coverWithSpans } from "./cover-with-spans.js";
import { daySets } from "./day-sets.js";
import { splitDays, type SplitRange } from "./split-days.js";

export interface SetsRequest {
  readonly groupBy: UsageDimension;
  /** Whether it is also asked who has requests of known cost, and what those cost; not for a mere number. */
  readonly known: boolean;
}

/**
 * Sets of app users, to be united by `key` and `block`: `users` with a request and `known` with one of known cost,
 * a bit for each app user of the block, and `cost`, what the app users of the block cost together in pico-USD.
 *
 * Whole days are kept, and so read without reading what everybody did; what a range cuts off a day comes from
 * the rollup by app user. App users that a filter leaves out are in them: see `wantedBits`.
 */
export async function activeSets(question: Question, { groupBy, known }: SetsRequest): Promise<RawBuilder<unknown>> {
  const { days, edges } = await splitKnownDays(question);
  const doubted = await isDoubted(question);
  const sets = edges.map((edge) => edgeSets(question, edge, { groupBy, known, doubted }));
  if (days !== null) {
    const spans = coverWithSpans(days, doubted ? [1] : SPAN_DAYS);
    sets.push(daySets(question, { days, spans, groupBy }));
  }
  return sql.join(sets, sql` union all `);
}

/** No whole days where the database's calendar has others, or a zone that only it knows. */
async function splitKnownDays({ db, filter: { range }, dayZone }: Question): Promise<SplitRange> {
  const uncut = { days: null, edges: [range] };
  if (!isCountable(dayZone)) return uncut;
  const split = splitDays(range, dayZone);
  if (split.days === null) return split;
  return (await areMidnights(db, dayZone, [split.days.from, split.days.to])) ? split : uncut;
}

interface EdgeRequest extends SetsRequest {
  /** Whether something that waits to be merged takes something away. */
  readonly doubted: boolean;
}

/** Where nothing is taken away, one row with requests tells of its app user what the sum of all would: they are not added up. */
function edgeSets(question: Question, edge: Span, { groupBy, known, doubted }: EdgeRequest): RawBuilder<unknown> {
  const { db, filter } = question;
  const { include } = filter.dimensions.users;
  const dimensions = { ...filter.dimensions, users: { include, exclude: null } };
  const range = { ...filter.range, ...edge };
  const rows = db
    .selectFrom(usageSource(db, { ...filter, dimensions, range }, true).as("u"))
    .select([groupKey(question, groupBy).as("key"), "u.user_id"])
    .where(sql<boolean>`u.user_id <> 0`);
  const values = {
    requests: sql`u.requests`,
    known: known ? sql`u.requests - u.unpriced_requests` : sql`0`,
    cost: known ? sql`u.cost` : sql`0`,
  };
  const valued = rows.select(
    Object.entries(values).map(([name, value]) => sql<string>`${doubted ? sql`sum(${value})` : value}`.as(name)),
  );
  const seen = doubted ? valued.groupBy(sql`1, 2`) : valued;
  const knownOf = known ? sql.raw(bitsOf("user_id", "known > 0")) : sql`null::bit(8192)`;
  return sql`
    select key, ${sql.raw(blockOf("user_id"))} as block, ${sql.raw(bitsOf("user_id", "requests > 0"))} as users,
           ${knownOf} as known, ${known ? sql`sum(cost)` : sql`null::numeric`} as cost
    from ${seen.as("seen")} group by 1, 2`;
}

/** Whether what is not merged yet takes something away. */
export async function isDoubted({ db }: Question): Promise<boolean> {
  const { rows } = await sql<{ doubted: boolean }>`
    select exists (select from usage_deltas where ${sql.raw(TAKES_AWAY)}) as doubted`.execute(db);
  return rows[0]?.doubted === true;
}
