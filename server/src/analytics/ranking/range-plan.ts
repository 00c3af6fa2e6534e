import { type Kysely, sql } from "kysely";
import { coverDays, type SignedSpan } from "../domain/cover-days.js";
import { type DaysAndEdges, type Interval, isoDay, splitIntoDays, startOfDay } from "../domain/split-into-days.js";
import { UsageDimension } from "../domain/question-words.js";
import { isCountable } from "../../usage/domain/local-days.js";
import { areMidnights } from "../known-midnights.js";
import type { Question } from "../question.js";
import type { UsageTables } from "../tables.js";
import { isAboutUsersAlone } from "./whose-usage.js";
import type { SpanOfDays } from "../../usage/domain/span-of-days.js";

/** Each day is a place on the way to the fewest spans; a longer range than this is not asked with a person waiting. */
const MOST_DAYS = 4_000;

/** Where the sums of app users over a range come from. */
export interface RangePlan {
  readonly spans: readonly PlannedSpan[];
  /** Days that are in no span yet. */
  readonly openDays: readonly OpenDays[];
  /** All those days as instants: what is not merged yet is added for them. */
  readonly covered: Interval;
  readonly edges: DaysAndEdges["edges"];
}

export type PlannedSpan = SignedSpan & {
  /** Whether those with most are listed, as `usage_span_tops` has them. */
  readonly isListed: boolean;
};

export interface OpenDays extends Interval {
  readonly fromDay: number;
  readonly toDay: number;
}

interface BuiltRow {
  readonly days: number;
  readonly first: number;
  readonly is_listed: boolean;
}

/** The plan of a question by app user; null for one that spans cannot answer. */
export async function planRanking(question: Question, groupBy: UsageDimension): Promise<RangePlan | null> {
  if (groupBy !== UsageDimension.USER || !isAboutUsersAlone(question.filter)) return null;
  return planRange(question);
}

/**
 * Null for a range without a whole day of the counters, where no span has been built yet, and where the database's
 * calendar has other days.
 */
async function planRange({ db, filter, snapshotAt, dayZone: zone }: Question): Promise<RangePlan | null> {
  if (!isCountable(zone)) return null;
  const days = splitIntoDays(filter.range, zone, snapshotAt);
  if (days === null || days.toDay - days.fromDay > MOST_DAYS) return null;
  if (!(await areMidnights(db, zone, [days.covered.from, days.covered.to]))) return null;
  const built = await builtSpans(db, days);
  if (built.size === 0) return null;
  const isBuilt = ({ days: length, firstDay }: SpanOfDays) => built.has(keyOf(length, firstDay));
  const cover = coverDays(days.fromDay, days.toDay, isBuilt);
  return {
    spans: cover
      .filter(isBuilt)
      .map((span) => ({ ...span, isListed: built.get(keyOf(span.days, span.firstDay)) === true })),
    openDays: joined(cover.filter((span) => !isBuilt(span)).map(({ firstDay }) => firstDay)).map((run) => ({
      ...run,
      from: startOfDay(run.fromDay, zone),
      to: startOfDay(run.toDay, zone),
    })),
    covered: days.covered,
    edges: days.edges,
  };
}

/** Ascending. */
export async function builtDays(
  db: Kysely<UsageTables>,
  { fromDay, toDay }: Pick<DaysAndEdges, "fromDay" | "toDay">,
): Promise<readonly number[]> {
  const { rows } = await sql<{ day: number }>`
    select first_day - date '1970-01-01' as day from usage_built_spans
    where days = 1 and first_day >= ${isoDay(fromDay)}::date and first_day < ${isoDay(toDay)}::date
    order by 1`.execute(db);
  return rows.map(({ day }) => day);
}

/** Whether each of them is listed, by `keyOf`. */
async function builtSpans(
  db: Kysely<UsageTables>,
  { fromDay, toDay }: DaysAndEdges,
): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<BuiltRow>`
    select days, first_day - date '1970-01-01' as first, t.changed is not null as is_listed
    from usage_built_spans left join usage_span_tops t using (days, first_day)
    where first_day < ${isoDay(toDay)}::date + 32 and first_day >= ${isoDay(fromDay)}::date - 64`.execute(db);
  return new Map(rows.map(({ days, first, is_listed }) => [keyOf(days, first), is_listed]));
}

function keyOf(days: number, firstDay: number): string {
  return `${days} ${firstDay}`;
}

function joined(days: readonly number[]): readonly Pick<OpenDays, "fromDay" | "toDay">[] {
  const runs: { fromDay: number; toDay: number }[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.toDay === day) last.toDay = day + 1;
    else runs.push({ fromDay: day, toDay: day + 1 });
  }
  return runs;
}
