import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { daysOf, perMonth } from "./domain/savings-window.js";
import type { SavingsAnswer } from "./find-savings.query.js";
import type { SavingsReportType } from "./savings-report.type.js";

export function toSavingsReport(answer: SavingsAnswer): SavingsReportType {
  const { range, window, cost, coverage, settledUntil, checkedAt } = answer;
  return {
    range,
    days: window === null ? 0 : daysOf(window),
    cost,
    costPer30Days: window === null ? null : formatUsd(pico(perMonth(parseUsd(cost), window))),
    low: "0",
    high: "0",
    findings: [],
    past: [],
    checked: [],
    coverage,
    singleRequestsSince: window?.from ?? range.from,
    settledUntil,
    checkedAt,
  };
}
