import { sql } from "kysely";
import { AppError } from "../core/errors.js";
import { chooseGrain } from "./domain/choose-grain.js";
import { type Bucket, type ChosenGrain, makeBuckets } from "./domain/make-buckets.js";
import { Compare, Grain, type Meter, UsageDimension } from "./domain/question-words.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { hourlyCells } from "./hourly-cells.js";
import { inUnit, METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { userDays } from "./ranking/user-days.js";
import type { SummedColumn } from "./tables.js";
import { groupKey, labelsOf, slotOf } from "./usage-group.js";
import { type SeriesBefore, seriesBefore } from "./usage-series-before.query.js";
import { usageByDays } from "./usage-by-days.js";
import { filtersUsers, type UsageRow, usageSource } from "./usage-source.js";

/** More bars than this are narrower than a pixel or two. */
const MAX_BUCKETS = 400;
/** As many as a page of a ranking has rows, each with a line of its own; a chart shows far fewer. */
export const MAX_TOP = 50;

export interface SeriesRequest {
  readonly meter: Meter;
  readonly groupBy: UsageDimension;
  readonly grain: Grain;
  /** How many groups get a line of their own. */
  readonly top: number;
  /** Not given: OFF. */
  readonly compare?: Compare;
}

interface SlotCoverage {
  readonly requests: number;
  readonly unpricedRequests: number;
}

export interface UsageSeriesLine {
  readonly key: string;
  readonly label: string;
  readonly values: string[];
  /** Of each value: how many requests it is of, and how many of those have no cost. */
  readonly coverage: readonly SlotCoverage[];
  readonly sum: string;
  readonly requests: number;
  readonly unpricedRequests: number;
  readonly memberCount: number | null;
}

export interface UsageSeriesAnswer extends SeriesBefore {
  readonly meter: Meter;
  readonly groupBy: UsageDimension;
  readonly grain: ChosenGrain;
  readonly range: ResolvedRange;
  readonly buckets: (Bucket & { readonly complete: boolean })[];
  readonly series: UsageSeriesLine[];
  readonly total: string[];
  readonly groupCount: number;
  readonly settledUntil: Date;
}

/** Sums per calendar bucket of the largest groups, the rest together as OTHER; "0" where nothing happened. */
export async function usageSeries(question: Question, request: SeriesRequest): Promise<UsageSeriesAnswer> {
  const { meter, groupBy, top } = request;
  if (groupBy === UsageDimension.DAY) {
    throw AppError.badInput("groupBy", "a dimension other than DAY: the buckets of a series are its days", groupBy);
  }
  if (top < 1 || top > MAX_TOP) throw AppError.badInput("top", `a number from 1 to ${MAX_TOP}`, top);
  const { filter, weekStart, now } = question;
  const grain = chooseGrain(request.grain, filter.range);
  const buckets = makeBuckets({ range: filter.range, grain, weekStart, limit: MAX_BUCKETS });

  const { lines, groupCount } = await selectLines(question, buckets, { ...request, grain });
  const labelOf = await labelsOf(
    question.db,
    groupBy,
    lines.flatMap(({ key }) => key ?? []),
  );
  if (groupBy === UsageDimension.NONE && lines.length === 0) {
    lines.push(emptyLine("TOTAL", buckets.length));
  }
  return {
    meter,
    groupBy,
    grain,
    range: filter.range,
    buckets: buckets.map((bucket) => ({ ...bucket, complete: bucket.end <= now })),
    series: lines.map(({ key, values, coverage, requests, unpricedRequests }) => ({
      key: key ?? "OTHER",
      label: key === null ? "OTHER" : labelOf(key),
      values: values.map((value) => inUnit(meter, value)),
      coverage,
      sum: inUnit(meter, sumOf(values)),
      requests,
      unpricedRequests,
      memberCount: key === null ? groupCount - top : null,
    })),
    total: buckets.map((_, slot) => inUnit(meter, sumOf(lines.map(({ values }) => values[slot] ?? 0n)))),
    groupCount,
    ...(await seriesBefore(question, { meter, grain, buckets, compare: request.compare ?? Compare.OFF })),
    settledUntil: question.snapshotAt,
  };
}

interface Cell {
  /** Null for the groups beyond the top. */
  readonly key: string | null;
  /** From 1 in the order of the buckets. */
  readonly slot: number;
  readonly value: string;
  readonly requests: string;
  readonly unpriced_requests: string;
  readonly group_count: string;
}

const NO_REQUESTS: SlotCoverage = { requests: 0, unpricedRequests: 0 };

interface Line {
  readonly key: string | null;
  readonly values: bigint[];
  readonly coverage: SlotCoverage[];
  requests: number;
  unpricedRequests: number;
}

interface Lines {
  readonly lines: Line[];
  readonly groupCount: number;
}

async function selectLines(
  question: Question,
  buckets: readonly Bucket[],
  request: SeriesRequest & { readonly grain: ChosenGrain },
): Promise<Lines> {
  const line = await hourlyLine(question, buckets, request);
  if (line !== null) return { lines: line.requests > 0 ? [line] : [], groupCount: line.requests > 0 ? 1 : 0 };
  const cells = await selectCells(question, buckets, request);
  return { lines: toLines(cells, buckets.length), groupCount: Number(cells[0]?.group_count ?? 0) };
}

/** Null for a series that is grouped, of app users, or of days and more. */
async function hourlyLine(
  question: Question,
  buckets: readonly Bucket[],
  { groupBy, grain, meter }: SeriesRequest & { readonly grain: ChosenGrain },
): Promise<Line | null> {
  if (groupBy !== UsageDimension.NONE || filtersUsers(question.filter)) return null;
  if (grain !== Grain.HOUR && grain !== Grain.QUARTER_HOUR) return null;
  const cells = await hourlyCells(question, buckets, { grain, meter });
  if (cells === null) return null;
  const line = emptyLine("TOTAL", buckets.length);
  const slots = new Map(buckets.map(({ start }, slot) => [start.getTime(), slot]));
  for (const cell of cells) {
    const slot = slots.get(cell.start);
    if (slot === undefined) throw new Error("an hour that is none of the series");
    const [requests, unpricedRequests] = [Number(cell.requests), Number(cell.unpriced)];
    line.values[slot] = cell.value;
    line.coverage[slot] = { requests, unpricedRequests };
    line.requests += requests;
    line.unpricedRequests += unpricedRequests;
  }
  return line;
}

/**
 * Ranked in the database: a month of a hundred thousand users is still at most `top + 1` lines here. Of
 * groups that are equal in the meter, as all without a price are in cost, those with more tokens come first.
 */
async function selectCells(question: Question, buckets: readonly Bucket[], request: SeriesRequest): Promise<Cell[]> {
  const { db } = question;
  const source = await sourceOfSeries(question, buckets, request);
  const value = sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[request.meter]}`)})`;
  const place = sql<string>`case when r.rank <= ${request.top} then r.rank end`;
  const key = sql<string | null>`case when r.rank <= ${request.top} then r.key end`;
  return db
    .with("cell", (cte) =>
      cte
        .selectFrom(source.as("u"))
        .select([groupKey(question, request.groupBy).as("key"), slotOf(buckets).as("slot"), value.as("value")])
        .select([sumOfColumn("total_tokens"), sumOfColumn("requests"), sumOfColumn("unpriced_requests")])
        .groupBy(sql`1, 2`),
    )
    .with("ranked", (cte) =>
      cte
        .selectFrom("cell")
        .select([
          "key",
          sql<string>`row_number() over (order by sum(value) desc, sum(total_tokens) desc, key collate "C")`.as("rank"),
          sql<string>`count(*) over ()`.as("group_count"),
        ])
        .groupBy("key")
        .having(sql<boolean>`sum(requests) > 0`),
    )
    .selectFrom("cell as c")
    .innerJoin("ranked as r", "r.key", "c.key")
    .select([place.as("place"), key.as("key"), "c.slot", "r.group_count", sql<string>`sum(c.value)::text`.as("value")])
    .select([
      sql<string>`sum(c.requests)::text`.as("requests"),
      sql<string>`sum(c.unpriced_requests)::text`.as("unpriced_requests"),
    ])
    .groupBy(sql`1, 2, 3, 4`)
    .orderBy(sql`1 nulls last`)
    .execute();
}

async function sourceOfSeries(question: Question, buckets: readonly Bucket[], request: SeriesRequest) {
  const days = await userDays(question, request);
  if (days !== null) return days;
  const isByUser = request.groupBy === UsageDimension.USER;
  const edges = buckets.map(({ start }) => start);
  const source = isByUser ? usageSource(question.db, question.filter, true) : await usageByDays(question, edges);
  return sql<UsageRow>`${source}`;
}

function sumOfColumn<Column extends SummedColumn>(column: Column) {
  return sql<string>`sum(${sql.ref(`u.${column}`)})`.as(column);
}

/** Cells arrive line by line, largest first, OTHER last. */
function toLines(cells: readonly Cell[], length: number): Line[] {
  const lines: Line[] = [];
  for (const { key, slot, value, requests, unpriced_requests } of cells) {
    let line = lines.at(-1);
    if (line === undefined || line.key !== key) {
      line = emptyLine(key, length);
      lines.push(line);
    }
    const slotCoverage = { requests: Number(requests), unpricedRequests: Number(unpriced_requests) };
    line.values[slot - 1] = BigInt(value);
    line.coverage[slot - 1] = slotCoverage;
    line.requests += slotCoverage.requests;
    line.unpricedRequests += slotCoverage.unpricedRequests;
  }
  return lines;
}

function emptyLine(key: string | null, length: number): Line {
  const coverage = Array.from({ length }, () => NO_REQUESTS);
  return { key, values: Array.from({ length }, () => 0n), coverage, requests: 0, unpricedRequests: 0 };
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}
