import { parseUsd } from "@tokenledger/model/money";
import { Compare } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import { usageTotals } from "../../analytics/usage-totals.query.js";
import { changePercent } from "../domain/changed.js";
import type { Changed, ReportContent } from "./report-content.js";

type Totals = Pick<
  ReportContent,
  "cost" | "requests" | "tokens" | "failedRequests" | "activeUsers" | "unpricedRequests" | "minimumGroup"
>;

/** Sums of the period, and of the one before. */
export async function readTotals(question: Question): Promise<Totals> {
  const { previous, ...totals } = await usageTotals(question, Compare.PREV);
  if (previous === null) throw new Error("a period has one before it");
  return {
    cost: changedCost(totals.cost, previous.cost),
    requests: changed(BigInt(totals.requests), BigInt(previous.requests)),
    tokens: changed(totals.totalTokens, previous.totalTokens),
    failedRequests: changed(BigInt(totals.failedRequests), BigInt(previous.failedRequests)),
    activeUsers: totals.activeUsers,
    unpricedRequests: totals.coverage.unpricedRequests,
    minimumGroup: question.minimumGroup,
  };
}

/** Of decimal USD. */
export function changedCost(value: string, previous: string): Changed {
  return { value, previous, changePercent: changePercent(parseUsd(value), parseUsd(previous)) };
}

function changed(value: bigint, previous: bigint): Changed {
  return { value: String(value), previous: String(previous), changePercent: changePercent(value, previous) };
}
