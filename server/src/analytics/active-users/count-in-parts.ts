import { type RawBuilder, sql } from "kysely";
import { bitsOf, blockOf, NO_USERS } from "../../usage/active-users/user-blocks.js";
import type { Span } from "../domain/plan-spans.js";
import { readFilter } from "../domain/read-filter.js";
import type { Question } from "../question.js";
import { rawRows } from "../usage-source.js";
import { matches } from "../usage-conditions.js";
import { onDaysOf } from "../utc-day.js";
import { besides, type CutDay } from "./cut-days.js";
import { wantedBits } from "./wanted-bits.js";

/** Of a day that has no more besides its part, that is read instead. */
const SHORT_MS = 3_600_000;
const HOUR_MS = 3_600_000;

const BLOCK = sql.raw(blockOf("user_id"));
const BITS = sql.raw(bitsOf("user_id"));
const NONE = sql.raw(NO_USERS);

export interface PartsRequest {
  /** Query of `block` and `users`: of the whole days, in which nothing that waits takes away. */
  readonly wholeDays: RawBuilder<unknown> | null;
  readonly cut: readonly CutDay[];
  /** What the range cuts off a quarter of an hour. */
  readonly minutes: readonly Span[];
  /** So many app users for each hour of a part are looked up one by one; of more, all rows of the part are read. */
  readonly fewPerHour: number;
}

/**
 * How many app users were active in whole days and parts of others. Who was active on a day that is cut is known, and as a
 * rule nearly all of them were active in the rest of the range too: only whether the others were in that part of the day
 * is looked up. Where they are many, its rows are read, or those of the day beside it where these are few.
 */
export async function countInParts(
  question: Question,
  { wholeDays, cut, minutes, fewPerHour }: PartsRequest,
): Promise<number> {
  const { db, filter, snapshotAt } = question;
  const everybody = { scope: filter.scope, dimensions: { ...filter.dimensions, users: readFilter({}).users } };
  const known = [
    ...(wholeDays === null ? [] : [wholeDays]),
    ...cut.map((part) => waiting(part)),
    ...minutes.map(
      (range) =>
        sql`select ${BLOCK}, ${BITS} from ${rawRows(db, { ...everybody, range })} as u where user_id <> 0 group by 1`,
    ),
    sql`select 0, ${NONE}`,
  ];
  const inOrder = cut.toSorted((a, b) => besides(a, snapshotAt) - besides(b, snapshotAt));
  const { rows } = await sql<{ active: string }>`
    with asked as materialized (select d.id as dimension_id from usage_dimensions d where ${matches(everybody, "d", sql`0`)}),
    active_0 as materialized (
      select block, bit_or(users) as users from (${sql.join(known, sql` union all `)}) as sets (block, users) group by block
    )${sql.join(
      inOrder.map((part, at) => sql`, ${ofPart(question, { part, fewPerHour }, at)}`),
      sql``,
    )}
    select coalesce(sum(bit_count(${wantedBits(sql`s.users`, filter.dimensions.users)})), 0)::text as active
    from ${sql.ref(`active_${cut.length}`)} as s`.execute(db);
  return Number(rows[0]?.active);
}

function waiting({ from, to }: Span) {
  return sql`
    select ${BLOCK}, ${BITS} from usage_deltas join asked using (dimension_id)
    where user_id <> 0 and requests > 0 and bucket_start >= ${from.toJSON()} and bucket_start < ${to.toJSON()} group by 1`;
}

/** Statements that make `active_n+1` of `active_n`. */
function ofPart(
  { filter, snapshotAt }: Question,
  { part, fewPerHour }: { readonly part: CutDay; readonly fewPerHour: number },
  at: number,
) {
  const name = (of: string, number = at) => sql.ref(`${of}_${number}`);
  const few = Math.floor((fewPerHour * (part.to.getTime() - part.from.getTime())) / HOUR_MS);
  const isShort = besides(part, snapshotAt) <= SHORT_MS;
  const isMany = sql`not (select is_few from ${name("few")})`;
  return sql`
    ${name("undecided")} as materialized (
      select block, ${wantedBits(sql`s.users`, filter.dimensions.users)} as users from (
        select kept.block, bit_or(kept.users) & ~coalesce(active.users, ${NONE}) as users
        from usage_active_users as kept join asked using (dimension_id) left join ${name("active")} as active using (block)
        where kept.days = 1 and kept.day = ${part.day}::date group by kept.block, active.users
      ) as s
    ), ${name("few")} as materialized (
      select coalesce(sum(bit_count(users)), 0) <= ${sql.lit(few)} as is_few from ${name("undecided")}
    ), ${name("each")} as materialized (
      select array(
        select block * 8192::bigint + bit from ${name("undecided")} cross join generate_series(0, 8191) as bit
        where (select is_few from ${name("few")}) and bit_count(users) > 0 and get_bit(users, bit) = 1
      ) as users
    ), ${name("active", at + 1)} as materialized (
      select block, bit_or(users) as users from (
        select block, users from ${name("active")}
        union all
        select ${BLOCK}, ${BITS} from (${whoWasIn(part, name("each"))}) as found group by 1
        union all
        ${isShort ? allBut(part, { undecided: name("undecided"), isMany }) : allIn(part, isMany)}
      ) as sets (block, users) group by block
    )`;
}

/** Of the app users in a row of an array `users`: as a join, the planner would rather read everybody. */
function whoWasIn(part: CutDay, each: RawBuilder<unknown>) {
  return sql`
    select distinct user_id from token_usage_user_stats s join asked using (dimension_id)
    where s.user_id = any((select users from ${each})::bigint[]) and s.requests > 0 and ${isWithin(part)}
      and ${onDaysOf("s.bucket_start", part)}`;
}

function allIn(part: CutDay, isMany: RawBuilder<unknown>) {
  return sql`
    select ${BLOCK}, ${BITS} from token_usage_user_stats s join asked using (dimension_id)
    where ${isMany} and user_id <> 0 and requests > 0 and ${isWithin(part)} group by 1`;
}

/** Those of the day without those who were active only in the rest of it. */
function allBut(part: CutDay, { undecided, isMany }: Record<"undecided" | "isMany", RawBuilder<unknown>>) {
  const { from, to, whole } = part;
  const isBeside = sql`(${isWithin({ from: whole.from, to: from })} or ${isWithin({ from: to, to: whole.to })})`;
  return sql`(
    with beside as materialized (
      select array(
        select distinct user_id from token_usage_user_stats s join asked using (dimension_id)
        where ${isMany} and user_id <> 0 and requests > 0 and ${isBeside}
      ) as users
    ), elsewhere as (
      select unnest(users) as user_id from beside except select user_id from (${whoWasIn(part, sql`beside`)}) as found
    )
    select undecided.block, undecided.users & ~coalesce(absent.users, ${NONE})
    from ${undecided} as undecided left join (select ${BLOCK} as block, ${BITS} as users from elsewhere group by 1) as absent using (block)
    where ${isMany})`;
}

function isWithin({ from, to }: Span) {
  return sql`(s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()})`;
}
