import { sql } from "kysely";
import { AppError } from "../core/errors.js";
import { chooseGrain } from "./domain/choose-grain.js";
import { type Bucket, type ChosenGrain, makeBuckets } from "./domain/make-buckets.js";
import { type Grain, type Meter, UsageDimension } from "./domain/question-words.js";
import type { ResolvedRange } from "./domain/resolved-range.js";
import { inUnit, METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { groupKey, labelsOf, slotOf } from "./usage-group.js";
import { usageSource } from "./usage-source.js";

/** More bars than this are narrower than a pixel or two. */
const MAX_BUCKETS = 400;
/** More lines than this cannot be told apart. */
const MAX_TOP = 20;

export interface SeriesRequest {
  readonly meter: Meter;
  readonly groupBy: UsageDimension;
  readonly grain: Grain;
  /** How many groups get a line of their own. */
  readonly top: number;
}

export interface UsageSeriesLine {
  readonly key: string;
  readonly label: string;
  readonly values: string[];
  readonly sum: string;
  readonly memberCount: number | null;
}

export interface UsageSeriesAnswer {
  readonly meter: Meter;
  readonly groupBy: UsageDimension;
  readonly grain: ChosenGrain;
  readonly range: ResolvedRange;
  readonly buckets: (Bucket & { readonly complete: boolean })[];
  readonly series: UsageSeriesLine[];
  readonly total: string[];
  readonly groupCount: number;
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

  const cells = await selectCells(question, buckets, request);
  const groupCount = Number(cells[0]?.group_count ?? 0);
  const labelOf = await labelsOf(
    question.db,
    groupBy,
    cells.flatMap(({ key }) => key ?? []),
  );
  const lines = toLines(cells, buckets.length);
  if (groupBy === UsageDimension.NONE && lines.length === 0) {
    lines.push({ key: "TOTAL", values: emptyValues(buckets.length) });
  }
  return {
    meter,
    groupBy,
    grain,
    range: filter.range,
    buckets: buckets.map((bucket) => ({ ...bucket, complete: bucket.end <= now })),
    series: lines.map(({ key, values }) => ({
      key: key ?? "OTHER",
      label: key === null ? "OTHER" : labelOf(key),
      values: values.map((value) => inUnit(meter, value)),
      sum: inUnit(meter, sumOf(values)),
      memberCount: key === null ? groupCount - top : null,
    })),
    total: buckets.map((_, slot) => inUnit(meter, sumOf(lines.map(({ values }) => values[slot] ?? 0n)))),
    groupCount,
  };
}

interface Cell {
  /** Null for the groups beyond the top. */
  readonly key: string | null;
  /** From 1 in the order of the buckets. */
  readonly slot: number;
  readonly value: string;
  readonly group_count: string;
}

interface Line {
  readonly key: string | null;
  readonly values: bigint[];
}

/** Ranked in the database: a month of a hundred thousand users is still at most `top + 1` lines here. */
function selectCells(question: Question, buckets: readonly Bucket[], request: SeriesRequest): Promise<Cell[]> {
  const { db, filter } = question;
  const perUser = request.groupBy === UsageDimension.USER;
  const value = sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[request.meter]}`)})`;
  const place = sql<string>`case when r.rank <= ${request.top} then r.rank end`;
  const key = sql<string | null>`case when r.rank <= ${request.top} then r.key end`;
  return db
    .with("cell", (cte) =>
      cte
        .selectFrom(usageSource(db, filter, perUser).as("u"))
        .select([groupKey(question, request.groupBy).as("key"), slotOf(buckets).as("slot"), value.as("value")])
        .groupBy(sql`1, 2`),
    )
    .with("ranked", (cte) =>
      cte
        .selectFrom("cell")
        .select([
          "key",
          sql<string>`row_number() over (order by sum(value) desc, key collate "C")`.as("rank"),
          sql<string>`count(*) over ()`.as("group_count"),
        ])
        .groupBy("key"),
    )
    .selectFrom("cell as c")
    .innerJoin("ranked as r", "r.key", "c.key")
    .select([place.as("place"), key.as("key"), "c.slot", "r.group_count", sql<string>`sum(c.value)::text`.as("value")])
    .groupBy(sql`1, 2, 3, 4`)
    .orderBy(sql`1 nulls last`)
    .execute();
}

/** Cells arrive line by line, largest first, OTHER last. */
function toLines(cells: readonly Cell[], length: number): Line[] {
  const lines: Line[] = [];
  for (const { key, slot, value } of cells) {
    let line = lines.at(-1);
    if (line === undefined || line.key !== key) {
      line = { key, values: emptyValues(length) };
      lines.push(line);
    }
    line.values[slot - 1] = BigInt(value);
  }
  return lines;
}

function emptyValues(length: number): bigint[] {
  return Array.from({ length }, () => 0n);
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}
