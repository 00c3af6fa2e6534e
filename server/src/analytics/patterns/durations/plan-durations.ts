import { sql } from "kysely";
import {
  builtQuarters,
  type BuiltDay,
  type QuarterSpan,
  quarterOf,
  startOfQuarter,
} from "../../../usage/domain/quarter-spans.js";
import { coverQuarters, type QuarterCover } from "../../domain/cover-quarters.js";
import type { Span } from "../../domain/plan-spans.js";
import type { Question } from "../../question.js";
import type { QuarterRange } from "../../../usage/domain/next-quarters.js";

/** Where durations of a range are read. */
export interface DurationPlan {
  readonly spans: readonly QuarterSpan[];
  /** Of single requests. */
  readonly gaps: readonly Span[];
  /** What lies before it in the range is in neither; null when nothing is left out. */
  readonly cutAt: Date | null;
}

/**
 * Spans where they are built and nothing waits for them; single requests of what they leave out. Of those that have
 * more than `limit`, as on a ledger whose spans are yet to be built, the newest so many and what is newer than them.
 */
export async function planDurations(question: Question, limit: number): Promise<DurationPlan> {
  const { from, to } = question.filter.range;
  const quarters = { from: quarterOf(new Date(from.getTime() - 1)) + 1, to: quarterOf(to) };
  if (quarters.from >= quarters.to) return { spans: [], gaps: [{ from, to }], cutAt: null };
  const cover = coverQuarters(quarters, await builtOf(question, quarters));
  const cut = await findCut(question, cover, limit);
  const edges = [
    ...(cut === null ? [{ from, to: startOfQuarter(quarters.from) }] : []),
    { from: startOfQuarter(quarters.to), to },
  ];
  const { spans, gaps } = cut === null ? cover : after(cover, cut);
  const all = [...edges, ...gaps.map(instantsOf)].filter((gap) => gap.from < gap.to);
  return { spans, gaps: all, cutAt: cut === null ? null : startOfQuarter(cut) };
}

/** Late requests that are not merged yet are not in what is built. */
async function builtOf({ db }: Question, quarters: QuarterRange) {
  const { from, to } = instantsOf(quarters);
  const days = await sql<BuiltDay>`
    select day::text as day, built::text as built from usage_duration_days
    where day between ${isoDay(from)}::date and ${isoDay(to)}::date`.execute(db);
  const late = await sql<{ start: string }>`
    select distinct bucket_start as start from usage_deltas
    where bucket_start >= ${from.toJSON()} and bucket_start < ${to.toJSON()} and requests <> 0`.execute(db);
  const isBuilt = builtQuarters(days.rows);
  const waiting = new Set(late.rows.map(({ start }) => quarterOf(new Date(start))));
  return (quarter: number) => isBuilt(quarter) && !waiting.has(quarter);
}

/** The first quarter that is read, when those that are not built have too many requests. */
async function findCut({ db }: Question, { gaps }: QuarterCover, limit: number): Promise<number | null> {
  if (gaps.length === 0) return null;
  const instants = gaps.map(instantsOf);
  const starts = instants.map(({ from }) => from.toJSON());
  const ends = instants.map(({ to }) => to.toJSON());
  const { rows } = await sql<{ start: string; requests: string }>`
    select s.bucket_start as start, sum(s.requests)::text as requests
    from unnest(${sql.val(starts)}::timestamptz[], ${sql.val(ends)}::timestamptz[]) as gap (from_at, to_at)
      join token_usage_stats s on s.bucket_start >= gap.from_at and s.bucket_start < gap.to_at
    group by 1 order by 1 desc`.execute(db);
  let requests = 0;
  for (const [at, row] of rows.entries()) {
    requests += Number(row.requests);
    if (requests > limit && at > 0) return quarterOf(new Date(row.start)) + 1;
  }
  return null;
}

function after({ spans, gaps }: QuarterCover, cut: number): QuarterCover {
  return {
    spans: spans.filter(({ first }) => first >= cut),
    gaps: gaps.filter(({ to }) => to > cut).map(({ from, to }) => ({ from: Math.max(from, cut), to })),
  };
}

function instantsOf({ from, to }: QuarterRange): Span {
  return { from: startOfQuarter(from), to: startOfQuarter(to) };
}

function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
