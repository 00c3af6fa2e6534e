import type { SavingsColumn } from "@tokenledger/model/export-columns";
import type { FindingType } from "../savings/finding.type.js";
import type { SavingsReportType } from "../savings/savings-report.type.js";
import { localTimeIn } from "./domain/local-time.js";
import type { FileCell } from "./file-shape.js";
import type { StatisticTable } from "./statistics/statistic-table.js";

/**
 * Every finding of a report, and behind them those that were marked and are not found any more. `low` and `high` of its
 * totals are what the report says of all together: no request counts twice there, so they may be less than the rows add up to.
 */
export function savingsTable({ findings, past, low, high, range }: SavingsReportType): StatisticTable {
  const record = recordIn(range.timezone);
  const records = [...findings.map((one) => record(one, "yes")), ...past.map((one) => record(one, "no"))];
  return { title: "Findings", records, totals: { rows: records.length, low, high } };
}

function recordIn(timezone: string) {
  const localTime = localTimeIn(timezone);
  return (finding: FindingType, isFound: "yes" | "no"): Readonly<Record<SavingsColumn, FileCell>> => {
    const { subject, steps, requests, status, statusReason, appliedAt } = finding;
    return {
      ...toldOf(finding),
      isFound,
      projectId: subject.projectId,
      feature: subject.feature,
      provider: subject.provider,
      model: subject.model,
      steps: steps.join(" "),
      requests,
      status,
      statusReason,
      appliedAt: appliedAt === null ? null : localTime(appliedAt),
    };
  };
}

/** In the words of the report. */
function toldOf({ id, kind, low, high, method, confidence, confidenceReason, effort, risk }: FindingType) {
  return { id, kind, low, high, method, confidence, confidenceReason, effort, risk };
}
