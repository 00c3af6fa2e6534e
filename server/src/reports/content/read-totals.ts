import { Compare } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import { usageTotals } from "../../analytics/usage-totals.query.js";
import { changed, costOf, countOf, tokensOf } from "./known-figure.js";
import type { ReportContent } from "./report-content.js";

type Totals = Pick<
  ReportContent,
  "cost" | "requests" | "tokens" | "failedRequests" | "activeUsers" | "unpricedRequests" | "minimumGroup"
>;

/** Sums of the period, and of the one before. */
export async function readTotals(question: Question): Promise<Totals> {
  const { previous, ...totals } = await usageTotals(question, Compare.PREV);
  if (previous === null) throw new Error("a period has one before it");
  return {
    cost: changed(costOf(totals), costOf(previous)),
    requests: changed(countOf(totals.requests), countOf(previous.requests)),
    tokens: changed(tokensOf(totals), tokensOf(previous)),
    failedRequests: changed(countOf(totals.failedRequests), countOf(previous.failedRequests)),
    activeUsers: totals.activeUsers,
    unpricedRequests: totals.coverage.unpricedRequests,
    minimumGroup: question.minimumGroup,
  };
}
