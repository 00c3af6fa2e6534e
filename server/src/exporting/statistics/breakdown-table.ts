import type { BreakdownColumn } from "@tokenledger/model/export-columns";
import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import type { Meter } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import { type UsageBreakdownRow, wholeBreakdown } from "../../analytics/usage-breakdown.query.js";
import { meterOf } from "../../analytics/usage-groups.js";
import { AppError } from "../../core/errors.js";
import { knownCost } from "../domain/known-cost.js";
import { SUMMED_TOKENS } from "../domain/summed-tokens.js";
import type { FileCell } from "../file-shape.js";
import type { BreakdownExport } from "./statistic-request.js";
import type { StatisticTable } from "./statistic-table.js";

/** Held in memory until they are written. */
const MOST_GROUPS = 50_000;

const SUMMED = ["requests", "failedRequests", ...SUMMED_TOKENS] as const;

/**
 * Every group that a ranking has, however many pages of it are shown.
 *
 * @throws AppError BAD_INPUT when there are more than `MOST_GROUPS`
 */
export async function breakdownTable(question: Question, request: BreakdownExport): Promise<StatisticTable> {
  const rows = await wholeBreakdown(question, request, MOST_GROUPS);
  if (rows === null) {
    throw AppError.refused(
      `groupBy: these are more than ${MOST_GROUPS} groups, which is as many as one file of sums may have; filter more, or group by something else.`,
      "groupBy",
    );
  }
  const meter = meterOf(request.sort);
  return { title: "Groups", records: rows.map((row) => toRecord(row, meter)), totals: totalsOf(rows) };
}

/** Counts stay far below 2^53. */
function toRecord(row: UsageBreakdownRow, meter: Meter): Readonly<Record<BreakdownColumn, FileCell>> {
  return {
    rank: row.rank,
    key: row.key,
    name: row.label,
    requests: row.requests,
    failedRequests: row.failedRequests,
    unpricedRequests: row.coverage.unpricedRequests,
    inputTokens: Number(row.inputTokens),
    cachedInputTokens: Number(row.cachedInputTokens),
    cacheWriteTokens: Number(row.cacheWriteTokens),
    outputTokens: Number(row.outputTokens),
    reasoningTokens: Number(row.reasoningTokens),
    totalTokens: Number(row.totalTokens),
    cost: knownCost(row.cost, row.coverage),
    meter,
    previous: row.previous,
    rankBefore: row.rankBefore,
  };
}

function totalsOf(rows: readonly UsageBreakdownRow[]): StatisticTable["totals"] {
  const sums = SUMMED.map((name) => [name, Number(rows.reduce((sum, row) => sum + BigInt(row[name]), 0n))] as const);
  return {
    rows: rows.length,
    unpricedRequests: rows.reduce((sum, { coverage }) => sum + coverage.unpricedRequests, 0),
    cost: formatUsd(pico(rows.reduce((sum, { cost }) => sum + parseUsd(cost), 0n))),
    ...Object.fromEntries(sums),
  };
}
