import { beginsQuarterHour, daysOf, perMonth } from "./domain/savings-window.js";
import type { SavingsAnswer } from "./find-savings.query.js";
import type { FindingAnswer } from "./finding-answer.js";
import type { SavingsReportType } from "./savings-report.type.js";
import { usdOf } from "./to-finding.js";

interface ToldFindings {
  readonly findings: readonly FindingAnswer[];
  readonly past: readonly FindingAnswer[];
}

export function toSavingsReport(answer: SavingsAnswer, { findings, past }: ToldFindings): SavingsReportType {
  const { range, window, singles, cost, windowCost, together, checked, coverage, settledUntil, checkedAt } = answer;
  return {
    range,
    days: window === null ? 0 : daysOf(window),
    cost,
    costPer30Days: window === null || !beginsQuarterHour(window) ? null : usdOf(perMonth(windowCost, window)),
    low: usdOf(together.low),
    high: usdOf(together.high),
    findings,
    past,
    checked: [...checked],
    coverage,
    singleRequestsSince: singles?.from ?? range.from,
    settledUntil,
    checkedAt,
  };
}
