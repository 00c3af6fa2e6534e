import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { Question } from "../../src/analytics/question.js";
import { type BreakdownRequest, usageBreakdown } from "../../src/analytics/usage-breakdown.query.js";
import { usageCrosstab } from "../../src/analytics/usage-crosstab.query.js";
import { type EventsRequest, usageEvents } from "../../src/analytics/usage-events.query.js";
import { usageHeatmap } from "../../src/analytics/patterns/usage-heatmap.query.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import type { UsageSums } from "../../src/analytics/usage-sums.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import { openQuestions } from "./asking.js";
import { correctSome } from "./correct-some.js";
import { randomFilter } from "./random-filter.js";
import { randomRange, ZONES } from "./random-range.js";
import { fillRandomUsage, pick, type Random, seededRandom } from "./random-usage.js";

const FILTERS = 200;
const EVENTS = 1_500;
const CORRECTIONS = 150;
/** Later than any row of the ledger was recorded, whenever this test runs. */
const AS_OF = new Date("2027-01-01T00:00:00Z");
const { NONE, MODEL, FEATURE, PROVIDER, OPERATION, USER, PROJECT, KEY, STATUS, DAY } = UsageDimension;
const DIMENSIONS = [MODEL, FEATURE, PROVIDER, OPERATION, USER, PROJECT, KEY, STATUS, DAY] as const;

let door: Awaited<ReturnType<typeof openQuestions>>;
let asked = 0;

beforeAll(async () => {
  door = await openQuestions();
  await fillRandomUsage(door.em, seededRandom(6), EVENTS);
  await correctSome(door.databaseUrl, seededRandom(66), CORRECTIONS);
}, 60_000);

afterAll(async () => {
  process.stdout.write(`one-sum: ${asked.toLocaleString("en-US")} questions were asked\n`);
  await door.close();
});

/** What every answer must come to, whatever it is divided into. */
interface Whole {
  readonly requests: bigint;
  readonly failed: bigint;
  readonly tokens: bigint;
  readonly input: bigint;
  readonly output: bigint;
  /** Pico-USD. */
  readonly cost: bigint;
  readonly unpriced: bigint;
}

const NOTHING: Whole = { requests: 0n, failed: 0n, tokens: 0n, input: 0n, output: 0n, cost: 0n, unpriced: 0n };

function wholeOf(sums: UsageSums): Whole {
  return {
    requests: BigInt(sums.requests),
    failed: BigInt(sums.failedRequests),
    tokens: sums.totalTokens,
    input: sums.inputTokens,
    output: sums.outputTokens,
    cost: parseUsd(sums.cost),
    unpriced: BigInt(sums.coverage.unpricedRequests),
  };
}

function add(one: Whole, other: Whole): Whole {
  return {
    requests: one.requests + other.requests,
    failed: one.failed + other.failed,
    tokens: one.tokens + other.tokens,
    input: one.input + other.input,
    output: one.output + other.output,
    cost: one.cost + other.cost,
    unpriced: one.unpriced + other.unpriced,
  };
}

const METERS = {
  [Meter.COST]: ({ cost }: Whole) => cost,
  [Meter.TOKENS]: ({ tokens }: Whole) => tokens,
  [Meter.INPUT_TOKENS]: ({ input }: Whole) => input,
  [Meter.OUTPUT_TOKENS]: ({ output }: Whole) => output,
  [Meter.REQUESTS]: ({ requests }: Whole) => requests,
};

/** Of values in the meter's unit, as they are told. */
function addUp(meter: Meter, values: readonly string[]): bigint {
  return values.reduce((sum, value) => sum + (meter === Meter.COST ? parseUsd(value) : BigInt(value)), 0n);
}

async function rawWhole(question: { from: string; to: string; sql: string }): Promise<Whole> {
  const [row] = await door.em.execute<Record<keyof Whole, string>[]>(
    `select count(*)::text as requests, count(*) filter (where status = 'error')::text as failed,
       coalesce(sum(total_tokens), 0)::text as tokens, coalesce(sum(input_tokens), 0)::text as input,
       coalesce(sum(output_tokens), 0)::text as output, coalesce(sum(cost), 0)::text as cost,
       count(*) filter (where cost_state = 'unpriced')::text as unpriced
     from token_usage where created_at >= ${question.from} and created_at < ${question.to} and ${question.sql}`,
  );
  if (row === undefined) throw new Error("a sum has a row");
  return {
    requests: BigInt(row.requests),
    failed: BigInt(row.failed),
    tokens: BigInt(row.tokens),
    input: BigInt(row.input),
    output: BigInt(row.output),
    cost: BigInt(row.cost),
    unpriced: BigInt(row.unpriced),
  };
}

/** Users are counted for each filter by its total; for each of these pages that took half of all the time. */
const WITHOUT_USERS = { previous: false, countsUsers: false };

/** What its groups come to, and what each of its pages says that they do. */
async function breakdownWholes(question: Question, groupBy: UsageDimension, random: Random): Promise<readonly Whole[]> {
  const told: Whole[] = [];
  const sort = pick(random, Object.values(BreakdownSort));
  const first = pick(random, groupBy === DAY ? [200] : [17, 500, 500]);
  let [whole, groups, totalCount]: [Whole, number, number] = [NOTHING, 0, 0];
  let after: string | null = null;
  do {
    const request: BreakdownRequest = { groupBy, sort, first, after, grandTotal: WITHOUT_USERS };
    const page = await usageBreakdown(question, request);
    asked += 1;
    told.push(wholeOf(page.grandTotal));
    whole = page.nodes.map(wholeOf).reduce(add, whole);
    groups += page.nodes.length;
    totalCount = page.totalCount;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(groups).toBe(totalCount);
  return [whole, ...told];
}

/** The footer of the list of requests, and its rows counted page by page. */
async function eventsWhole(question: Question) {
  let [count, cost] = [0n, 0n];
  let footer: Awaited<ReturnType<typeof usageEvents>>;
  let after: string | null = null;
  do {
    const request: EventsRequest = { first: 500, after, asOf: AS_OF, costStates: null };
    footer = await usageEvents(question, request);
    asked += 1;
    count += BigInt(footer.nodes.length);
    cost = footer.nodes.reduce((sum, node) => sum + parseUsd(node.cost ?? "0"), cost);
    after = footer.pageInfo.hasNextPage ? footer.pageInfo.endCursor : null;
  } while (after !== null);
  return { count, cost, footerCount: BigInt(footer.totalCount), footerCost: parseUsd(footer.totalCost) };
}

async function expectOneSum(question: Question, random: Random, expected: Whole): Promise<void> {
  expect(wholeOf(await usageTotals(question, Compare.OFF))).toEqual(expected);

  const [meter, grain] = [pick(random, Object.values(Meter)), pick(random, [Grain.AUTO, Grain.DAY, Grain.WEEK])];
  const groupBy = pick(random, [NONE, ...DIMENSIONS.filter((dimension) => dimension !== DAY)]);
  const series = await usageSeries(question, { meter, groupBy, grain, top: 3 });
  const inMeter = METERS[meter](expected);
  expect(addUp(meter, series.total)).toBe(inMeter);
  const lines = series.series.flatMap((line) => line.values);
  expect(addUp(meter, lines)).toBe(inMeter);

  for (const dimension of DIMENSIONS) {
    for (const whole of await breakdownWholes(question, dimension, random)) expect(whole).toEqual(expected);
  }

  const rows = pick(random, DIMENSIONS);
  const columns = pick(
    random,
    DIMENSIONS.filter((dimension) => dimension !== rows),
  );
  const crosstab = await usageCrosstab(question, { rows, columns, meter, topRows: 4, topColumns: 2 });
  expect(addUp(meter, crosstab.cells.flat())).toBe(inMeter);
  expect(addUp(meter, [crosstab.total])).toBe(inMeter);
  expect(crosstab.requests.flat().reduce((sum, requests) => sum + BigInt(requests), 0n)).toBe(expected.requests);

  const heatmap = await usageHeatmap(question, meter);
  expect(
    addUp(
      meter,
      heatmap.cells.map(({ value }) => value),
    ),
  ).toBe(inMeter);

  const { requests, cost } = expected;
  expect(await eventsWhole(question)).toEqual({ count: requests, cost, footerCount: requests, footerCost: cost });
  asked += 4;
}

/** Two at a time, as many as the pool has connections. */
const LANES = [0, 1];

describe.each(Object.keys(ZONES))("in %s", (timezone) => {
  test(`series, total, breakdowns by every dimension, crosstab, heatmap and the list of requests come to the sum of raw rows, for ${FILTERS} filters`, async () => {
    const filters = seededRandom(200);
    const questions = Array.from({ length: FILTERS }, () => randomFilter(filters));
    const askAll = async (lane: number) => {
      const random = seededRandom(2 * Object.keys(ZONES).indexOf(timezone) + lane);
      for (const { filter, sql } of questions.filter((_, at) => at % LANES.length === lane)) {
        const { range, from, to } = randomRange(random, timezone);
        const expected = await rawWhole({ from, to, sql });
        await door.question({ range, timezone, ...filter }, (question) => expectOneSum(question, random, expected));
      }
    };
    const before = asked;
    await Promise.all(LANES.map(askAll));
    expect(asked - before).toBeGreaterThan(FILTERS * DIMENSIONS.length);
  }, 900_000);
});
