import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { comparedRange } from "../../analytics/compared-range.js";
import { BreakdownSort, Compare, UsageDimension } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import {
  usageBreakdown,
  type UsageBreakdownAnswer,
  type UsageBreakdownRow,
} from "../../analytics/usage-breakdown.query.js";
import { changed, costOf, type KnownFigure } from "./known-figure.js";
import type { Mover } from "./report-content.js";

const DIMENSIONS = [UsageDimension.MODEL, UsageDimension.FEATURE, UsageDimension.USER] as const;
/** Those with most in one of the two periods. */
const LOOKED_AT = 200;
const TOLD = 3;
/** Requests without an app user are no app user. */
const NOBODY = "0";
const NOTHING: KnownFigure = { value: "0", isAtLeast: false };

/** Of models, features and app users those whose cost changed most, in money; the largest change first. */
export async function readMovers(question: Question): Promise<Mover[]> {
  const movers: Mover[] = [];
  for (const dimension of DIMENSIONS) movers.push(...(await moversOf(question, dimension)));
  return movers;
}

async function moversOf(question: Question, dimension: UsageDimension): Promise<Mover[]> {
  const range = comparedRange(question, Compare.PREV);
  if (range === null) return [];
  const now = await largest(question, dimension, Compare.PREV);
  const before = await largest({ ...question, filter: { ...question.filter, range } }, dimension, Compare.OFF);
  const moved = now.nodes.map((row) => toMover(dimension, row, { now: costOf(row), before: costBefore(row, before) }));
  return [...moved, ...goneSince(dimension, now, before)]
    .filter(({ key, difference }) => difference !== "0" && !(dimension === UsageDimension.USER && key === NOBODY))
    .toSorted((one, other) => compare(sizeOf(other), sizeOf(one)))
    .slice(0, TOLD);
}

/** Of a group beyond those that are looked at nobody knows whether all of its cost was. */
function costBefore({ key, previous, rankBefore }: UsageBreakdownRow, before: UsageBreakdownAnswer): KnownFigure {
  const row = before.nodes.find((group) => group.key === key);
  if (row !== undefined) return costOf(row);
  return rankBefore === null ? NOTHING : { value: previous ?? "0", isAtLeast: true };
}

/** Those that had usage before and have none now. Where there are more groups than are looked at, nobody knows that of one. */
function goneSince(
  dimension: UsageDimension,
  now: UsageBreakdownAnswer,
  before: UsageBreakdownAnswer,
): readonly Mover[] {
  if (now.totalCount > now.nodes.length) return [];
  const here = new Set(now.nodes.map(({ key }) => key));
  return before.nodes
    .filter(({ key }) => !here.has(key))
    .map((row) => toMover(dimension, row, { now: NOTHING, before: costOf(row) }));
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

interface Move {
  readonly now: KnownFigure;
  readonly before: KnownFigure;
}

function toMover(
  dimension: UsageDimension,
  { key, label }: Pick<UsageBreakdownRow, "key" | "label">,
  { now, before }: Move,
): Mover {
  const difference = formatUsd(pico(parseUsd(now.value) - parseUsd(before.value)));
  return { dimension, key, label, ...changed(now, before), difference };
}

function sizeOf({ difference }: Mover): bigint {
  return parseUsd(difference.replace("-", ""));
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
