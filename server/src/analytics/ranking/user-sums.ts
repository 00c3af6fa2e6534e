import { sql } from "kysely";
import { type Interval, isoDay } from "../domain/split-into-days.js";
import type { Question, ScopedUsageFilter } from "../question.js";
import { SUMMED_COLUMNS } from "../tables.js";
import { usageSource } from "../usage-source.js";
import type { SumsRow } from "../usage-sums.js";
import type { RangePlan } from "./range-plan.js";
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
    unmergedRows(asked.filter, plan),
    // These have what is not merged.
    ...plan.openDays.map((days) => sourceRows(asked, days, 1)),
    ...plan.edges.map((edge) => sourceRows(asked, edge, edge.sign)),
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

function spanRows(filter: ScopedUsageFilter, { days, firstDay, sign }: RangePlan["spans"][number]) {
  const columns = COLUMNS.map((column) => sql`${signed(sign)}${sql.ref(`s.${column}`)}`);
  return sql`
    select greatest(s.user_id, 0), ${sql.join(columns)}
    from usage_user_spans s where s.days = ${sql.lit(days)} and s.first_day = ${sql.lit(isoDay(firstDay))}::date
      and ${isWithin(filter, sql.ref("s.user_id"))}`;
}

function unmergedRows(filter: ScopedUsageFilter, { covered, openDays }: RangePlan) {
  const bucket = sql.ref("s.bucket_start");
  const isIn = ({ from, to }: Interval) => sql`${bucket} >= ${from.toJSON()} and ${bucket} < ${to.toJSON()}`;
  const conditions = [isIn(covered), ...openDays.map((days) => sql`not (${isIn(days)})`)];
  return sql`
    select s.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql`coalesce(${sql.ref(`s.${column}`)}, 0)`))},
           case when d.status = 'error' then coalesce(s.requests, 0) else 0 end
    from usage_deltas s join usage_dimensions d on d.id = s.dimension_id
    where ${sql.join(conditions, sql` and `)} and ${isWithin(filter, SPAN_USER)}`;
}

function sourceRows({ db, filter }: Question, { from, to }: Interval, sign: 1 | -1) {
  const source = usageSource(db, { ...filter, range: { ...filter.range, from, to } }, true);
  return sql`
    select u.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql`${signed(sign)}${sql.ref(`u.${column}`)}`))},
           case when u.status = 'error' then ${signed(sign)}u.requests else 0 end
    from ${source} as u`;
}

function signed(sign: 1 | -1) {
  return sign === 1 ? sql`` : sql`-`;
}
