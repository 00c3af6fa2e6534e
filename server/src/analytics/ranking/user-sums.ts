import { sql } from "kysely";
import { type Interval, isoDay } from "../domain/split-into-days.js";
import type { Question, ScopedUsageFilter } from "../question.js";
import { SUMMED_COLUMNS } from "../tables.js";
import { rawRows } from "../usage-source.js";
import type { SumsRow } from "../usage-sums.js";
import { onDaysOf } from "../utc-day.js";
import type { PlannedSpan, RangePlan } from "./range-plan.js";
import { isWithin, SPAN_USER } from "./whose-usage.js";

const COLUMNS = [...SUMMED_COLUMNS, "failed_requests"] as const;
const SUMS = sql.join(COLUMNS.map((column) => sql`sum(${sql.ref(column)})::text as ${sql.ref(column)}`));

/** All sums over the range of a few app users, by their keys; who has no requests left is not among them. */
export async function userSums(
  question: Question,
  plan: RangePlan,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SumsRow>> {
  if (keys.length === 0) return new Map();
  const dimensions = { ...question.filter.dimensions, users: { include: keys, exclude: null } };
  const asked = { ...question, filter: { ...question.filter, dimensions } };
  const parts = [
    ...plan.spans.map((span) => spanRows(asked.filter, span)),
    ...plan.openDays.map((days) => mergedRows(asked.filter, { ...days, sign: 1 })),
    ...plan.edges.map((edge) => mergedRows(asked.filter, edge)),
    unmergedRows(asked.filter, plan.quarters),
    ...plan.minutes.map((minutes) => minuteRows(asked, minutes)),
  ];
  const { rows } = await sql<SumsRow & { key: string }>`
    select user_id::text as key, ${SUMS}
    from (${sql.join(parts, sql` union all `)}) as parts (user_id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}) group by user_id having sum(requests) > 0`.execute(
    question.db,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** @throws Error for an app user without requests */
export function sumsOf(sums: ReadonlyMap<string, SumsRow>, key: string): SumsRow {
  const found = sums.get(key);
  if (found === undefined) throw new Error(`The sums of app user ${key} differ from its rank in the same snapshot.`);
  return found;
}

function spanRows(filter: ScopedUsageFilter, { days, firstDay, sign }: PlannedSpan) {
  const columns = COLUMNS.map((column) => sql`${signed(sign)}${sql.ref(`s.${column}`)}`);
  return sql`
    select greatest(s.user_id, 0), ${sql.join(columns)}
    from usage_user_spans s where s.days = ${sql.lit(days)} and s.first_day = ${sql.lit(isoDay(firstDay))}::date
      and ${isWithin(filter, sql.ref("s.user_id"))}`;
}

function mergedRows(filter: ScopedUsageFilter, { from, to, sign }: Interval & { readonly sign: 1 | -1 }) {
  return sql`
    select s.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql`${signed(sign)}${sql.ref(`s.${column}`)}`))},
           case when d.status = 'error' then ${signed(sign)}s.requests else 0 end
    from token_usage_user_stats s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()}
      and ${onDaysOf("s.bucket_start", { from, to })} and ${isWithin(filter, SPAN_USER)} and ${isAsked(filter)}`;
}

function unmergedRows(filter: ScopedUsageFilter, { from, to }: Interval) {
  return sql`
    select s.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql`coalesce(${sql.ref(`s.${column}`)}, 0)`))},
           case when d.status = 'error' then coalesce(s.requests, 0) else 0 end
    from usage_deltas s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()} and ${isWithin(filter, SPAN_USER)}`;
}

function minuteRows({ db, filter }: Question, { from, to }: Interval) {
  const rows = rawRows(db, { ...filter, range: { from, to } });
  return sql`
    select u.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql.ref(`u.${column}`)))},
           case when u.status = 'error' then u.requests else 0 end
    from ${rows} as u`;
}

/** Said of the bare column too, which the index by app user has. */
function isAsked({ dimensions }: ScopedUsageFilter) {
  return sql`s.user_id = any(${sql.val(dimensions.users.include)}::bigint[])`;
}

function signed(sign: 1 | -1) {
  return sign === 1 ? sql`` : sql`-`;
}
