import type { Pool, PoolClient } from "pg";
import { plainArray } from "../array-literal.js";
import { nextQuarters, type QuarterRange } from "../domain/next-quarters.js";
import {
  builtQuarters,
  type BuiltDay,
  type IsBuilt,
  isSpanBuilt,
  QUARTER_SPANS,
  type QuarterSpan,
  QUARTERS_OF_DAY,
  quarterOf,
  startOfQuarter,
} from "../domain/quarter-spans.js";
import { raiseDayVersions } from "../raise-day-versions.js";
import { whileNobodyMerges } from "../spans/while-nobody-merges.js";
import { DURATION_COLUMNS, QUARTERS_OF_RAW, spansOfShorter } from "./duration-rows.js";
import { keptQuarters } from "./kept-quarters.js";
import { NO_QUARTERS } from "./quarter-bits.js";

/** Merges wait for so many raw rows to be read, half a second. */
const MOST_AT_ONCE = 50_000;
/** Of a ledger with few requests; each transaction waits for the disk. */
const MOST_DAYS_AT_ONCE = 32;

const LONGEST = Math.max(...QUARTER_SPANS);
const COLUMNS = DURATION_COLUMNS.join(", ");

/** The newest UTC day, of those with usage and all between them, of which not every quarter before `$1` is built. */
const NEXT_DAY = `
  with edges as (
    select (min(bucket_start) at time zone 'UTC')::date as first_day, $1::timestamptz at time zone 'UTC' as until
    from token_usage_stats
  )
  select midnight::date::text as day
  from edges cross join generate_series(first_day, until, interval '1 day') as midnight
    left join usage_duration_days as days on days.day = midnight::date
  where position(B'0' in substring(coalesce(built, ${NO_QUARTERS})
    for least(${QUARTERS_OF_DAY}, floor(extract(epoch from until - midnight) / 900)::int))) > 0
  order by midnight desc limit 1`;

/** Locked: a correction of the day waits for what is built, and is waited for. */
const LOCK_DAY = `
  insert into usage_duration_days as days (day) values ($1)
  on conflict (day) do update set built = days.built returning day::text as day, built::text as built`;

const REQUESTS = `
  select bucket_start as start, sum(requests)::float8 as requests from token_usage_stats
  where bucket_start >= $1 and bucket_start < $2 group by 1`;

const FORGET =
  "delete from usage_duration_spans where quarters = 1 and start >= $1 and start < $2 and start <> all ($3)";

const BUILD_QUARTERS = `
  insert into usage_duration_spans (${COLUMNS})
  select ${COLUMNS} from (${QUARTERS_OF_RAW}) as built where start <> all ($3) order by start, dimension_id`;

const MARK = `
  update usage_duration_days set built = built | overlay(
    repeat('0', ${QUARTERS_OF_DAY}) placing repeat('1', $3::int - $2::int) from $2::int + 1)::bit(${QUARTERS_OF_DAY})
  where day = $1`;

const DAYS = "select day::text as day, built::text as built from usage_duration_days where day >= $1 and day < $2";

const WANTED = "unnest($1::int[], $2::timestamptz[], $3::int[]) as wanted (quarters, start, shorter)";
const FORGET_LONGER = `
  delete from usage_duration_spans as s using ${WANTED} where (s.quarters, s.start) = (wanted.quarters, wanted.start)`;
const BUILD_LONGER = `
  insert into usage_duration_spans (${COLUMNS})
  select ${COLUMNS} from (${spansOfShorter(`(select * from ${WANTED})`)}) as built order by 1, 2, 3`;

/**
 * Builds, newest first, how long the requests took of every quarter of an hour that is over and not built, or was
 * built and has changed; and every longer span that is complete then. Comes back when nothing is left or `signal` says so.
 *
 * @param now what is over by then
 * @returns how many times quarters were built; comes back early when somebody counts for longer than others should wait
 */
export async function buildDurations(pool: Pool, now: Date, signal?: AbortSignal): Promise<number> {
  for (let built = 0; ; built += 1) {
    if (signal?.aborted === true || !(await buildNext(pool, now))) return built;
  }
}

/** Of several days where they have few requests, newest first: that is the order in which days are locked. */
function buildNext(pool: Pool, now: Date): Promise<boolean> {
  const until = quarterOf(now);
  return whileNobodyMerges(pool, async (client) => {
    let [days, requests] = [0, 0];
    while (days < MOST_DAYS_AT_ONCE && requests < MOST_AT_ONCE) {
      const { rows } = await client.query<{ day: string }>(NEXT_DAY, [startOfQuarter(until)]);
      const [next] = rows;
      if (next === undefined) break;
      requests += await buildSome(client, next.day, until);
      days += 1;
    }
    return days > 0;
  });
}

/**
 * @param until the first quarter that is not over
 * @returns of how many requests
 */
async function buildSome(client: PoolClient, day: string, until: number): Promise<number> {
  const locked = await client.query<BuiltDay>(LOCK_DAY, [day]);
  const first = quarterOf(new Date(`${day}T00:00Z`));
  const within = { from: first, to: Math.min(until, first + QUARTERS_OF_DAY) };
  const requests = await requestsOf(client, within);
  const requestsIn = (quarter: number) => requests.get(quarter) ?? 0;
  const isBuilt = builtQuarters(locked.rows);
  const range = nextQuarters(within, isBuilt, { requestsOf: requestsIn, mostRequests: MOST_AT_ONCE });
  if (range === null) throw new Error("a day that is not built has a quarter that is not");
  await buildQuarters(client, range);
  await client.query(MARK, [day, range.from - first, range.to - first]);
  await buildLonger(client, range);
  let read = 0;
  for (let quarter = range.from; quarter < range.to; quarter += 1) read += requestsIn(quarter);
  return read;
}

async function requestsOf(client: PoolClient, range: QuarterRange): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ start: Date; requests: number }>(REQUESTS, instantsOf(range));
  return new Map(rows.map(({ start, requests }) => [quarterOf(start), requests]));
}

async function buildQuarters(client: PoolClient, range: QuarterRange): Promise<void> {
  const [from, to] = instantsOf(range);
  const kept = await keptQuarters(client, { from, to });
  const values = [from, to, plainArray(kept.map((start) => start.toJSON()))];
  await client.query(FORGET, values);
  await client.query(BUILD_QUARTERS, values);
  // Answers were made without them, of the few raw rows that are there.
  if (kept.length > 0) await raiseDayVersions(client, { from, to });
}

/** All that are complete and have some of these quarters. */
async function buildLonger(client: PoolClient, range: QuarterRange): Promise<void> {
  const widest = around(range, LONGEST);
  const days = await client.query<BuiltDay>(DAYS, [dayOf(widest.from), dayOf(widest.to)]);
  const isBuilt = builtQuarters(days.rows);
  const longer = QUARTER_SPANS.slice(1).map((quarters) => completeSpans(range, quarters, isBuilt));
  await client.query(FORGET_LONGER, wantedValues(longer.flat()));
  // One after the other: a longer one is made of those before.
  for (const spans of longer) {
    if (spans.length === 0) return;
    await client.query(BUILD_LONGER, wantedValues(spans));
  }
}

function completeSpans(range: QuarterRange, quarters: number, isBuilt: IsBuilt): readonly QuarterSpan[] {
  const { from, to } = around(range, quarters);
  const spans = Array.from({ length: (to - from) / quarters }, (_, at) => ({ quarters, first: from + at * quarters }));
  return spans.filter((span) => isSpanBuilt(span, isBuilt));
}

/** The spans of a length that a range lies in, from end to end. */
function around({ from, to }: QuarterRange, quarters: number): QuarterRange {
  return { from: Math.floor(from / quarters) * quarters, to: Math.ceil(to / quarters) * quarters };
}

function wantedValues(spans: readonly QuarterSpan[]): string[] {
  return [
    plainArray(spans.map(({ quarters }) => quarters)),
    plainArray(spans.map(({ first }) => startOfQuarter(first).toJSON())),
    plainArray(spans.map(({ quarters }) => nextShorter(quarters))),
  ];
}

/** The length whose spans one of this length is added up from; a quarter's own is 1. */
function nextShorter(length: number): number {
  return QUARTER_SPANS.findLast((quarters) => quarters < length) ?? 1;
}

/** `2026-11-26` */
function dayOf(quarter: number): string {
  return startOfQuarter(quarter).toISOString().slice(0, 10);
}

function instantsOf({ from, to }: QuarterRange): [from: Date, to: Date] {
  return [startOfQuarter(from), startOfQuarter(to)];
}
