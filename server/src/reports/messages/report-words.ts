import type { UsageDimension } from "../../analytics/domain/question-words.js";
import type { FindingKind } from "../../savings/domain/finding.js";
import type { ReportCadence } from "../domain/report-cadence.js";

/** What movers are of. */
export type MoverDimension = UsageDimension.MODEL | UsageDimension.FEATURE | UsageDimension.USER;

/** The words of a report in a language. Amounts and periods of limits are said as alerts say them. */
export interface ReportWords {
  readonly cadence: Readonly<Record<ReportCadence, string>>;
  /** "Daily report" with its name. */
  title(cadence: string, name: string): string;
  readonly totals: Readonly<Record<"cost" | "requests" | "failedRequests" | "tokens" | "activeUsers", string>>;
  fewerThan(count: number): string;
  /** "+12.5 % from $1.00". */
  change(percent: string, previous: string): string;
  /** Where no change in percent is known: "$1.00 before". */
  before(previous: string): string;
  readonly same: string;
  /** Where there was nothing before. */
  readonly isNew: string;
  unpriced(count: number): string;
  readonly movers: Readonly<Record<MoverDimension, string>>;
  readonly limits: string;
  readonly savings: string;
  /** Of 30 days. */
  saving(low: string, high: string): string;
  readonly kinds: Readonly<Record<FindingKind, string>>;
  readonly unnamed: string;
  readonly open: string;
}
