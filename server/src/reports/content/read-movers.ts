import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { compareRange } from "../../analytics/domain/compare-range.js";
import { BreakdownSort, Compare, UsageDimension } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import { usageBreakdown, type UsageBreakdownAnswer } from "../../analytics/usage-breakdown.query.js";
import type { Mover } from "./report-content.js";
import { changedCost } from "./read-totals.js";

const DIMENSIONS = [UsageDimension.MODEL, UsageDimension.FEATURE, UsageDimension.USER] as const;
/** Those with most in one of the two periods. */
const LOOKED_AT = 200;
const TOLD = 3;
/** Requests without an app user are no app user. */
const NOBODY = "0";

/** Of models, features and app users those whose cost changed most, in money; the largest change first. */
export async function readMovers(question: Question): Promise<Mover[]> {
  const movers: Mover[] = [];
  for (const dimension of DIMENSIONS) movers.push(...(await moversOf(question, dimension)));
  return movers;
}

async function moversOf(question: Question, dimension: UsageDimension): Promise<Mover[]> {
  const now = await largest(question, dimension, Compare.PREV);
  const movers = now.nodes.map(({ key, label, cost, previous }) =>
    previous === null ? null : toMover(dimension, { key, label, value: cost, previous }),
  );
  const gone = await goneSince(question, dimension, now);
  return [...movers, ...gone]
    .filter((mover) => mover !== null)
    .filter(({ key, difference }) => difference !== "0" && !(dimension === UsageDimension.USER && key === NOBODY))
    .toSorted((one, other) => compare(sizeOf(other), sizeOf(one)))
    .slice(0, TOLD);
}

/** Those that had usage before and have none now. Where there are more groups than are looked at, nobody knows that of one. */
async function goneSince(
  question: Question,
  dimension: UsageDimension,
  now: UsageBreakdownAnswer,
): Promise<(Mover | null)[]> {
  const { filter } = question;
  const range = compareRange(filter.range, Compare.PREV, question.now);
  if (range === null || now.totalCount > now.nodes.length) return [];
  const before = await largest({ ...question, filter: { ...filter, range } }, dimension, Compare.OFF);
  const here = new Set(now.nodes.map(({ key }) => key));
  return before.nodes
    .filter(({ key }) => !here.has(key))
    .map(({ key, label, cost }) => toMover(dimension, { key, label, value: "0", previous: cost }));
}

function largest(question: Question, groupBy: UsageDimension, compared: Compare): Promise<UsageBreakdownAnswer> {
  return usageBreakdown(question, {
    groupBy,
    sort: BreakdownSort.COST,
    first: LOOKED_AT,
    after: null,
    compare: compared,
    grandTotal: { previous: false, countsUsers: false },
  });
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly previous: string;
}

function toMover(dimension: UsageDimension, { key, label, value, previous }: Group): Mover {
  const difference = formatUsd(pico(parseUsd(value) - parseUsd(previous)));
  return { dimension, key, label, ...changedCost(value, previous), difference };
}

function sizeOf({ difference }: Mover): bigint {
  return parseUsd(difference.replace("-", ""));
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
