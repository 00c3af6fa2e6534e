import type { Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import type { FindingKind } from "../../savings/domain/finding.js";
import type { ThresholdPeriod, ThresholdScope } from "../../thresholds/domain/threshold-words.js";
import type { ReportCadence } from "../domain/report-cadence.js";

/** What a figure is, and was in the period before; exact decimals. */
export interface Changed {
  readonly value: string;
  /** Something of it is not known, such as the price of a request. */
  readonly isAtLeast: boolean;
  readonly previous: string;
  readonly previousIsAtLeast: boolean;
  /** Percent with its sign, rounded to tenths; null where there was nothing before, or one of both is not known exactly. */
  readonly changePercent: string | null;
}

/** A group whose cost changed most, in USD. */
export interface Mover extends Changed {
  readonly dimension: UsageDimension;
  readonly key: string;
  /** Of an app user the pseudonym. */
  readonly label: string;
  /** Value less previous, of what is known. */
  readonly difference: string;
}

/** How near to a limit usage is when the report is made. */
export interface NearLimit {
  readonly thresholdId: string;
  readonly scope: ThresholdScope;
  /** What the threshold, or its subject, is called; null: everybody. */
  readonly label: string | null;
  readonly meter: Meter;
  readonly period: ThresholdPeriod;
  readonly used: string;
  readonly limit: string;
  readonly isAtLeast: boolean;
  /** Of the limit, rounded down. */
  readonly usedPercent: string;
}

/** A way to save money, in USD of 30 days. */
export interface SavingFinding {
  readonly kind: FindingKind;
  readonly feature: string;
  readonly model: string | null;
  readonly low: string;
  readonly high: string;
}

/** What a report tells, before it is in any language. */
export interface ReportContent {
  readonly report: { readonly id: string; readonly name: string; readonly cadence: ReportCadence };
  /** Local dates; the end is the day after the last. */
  readonly period: { readonly start: string; readonly end: string; readonly timezone: string };
  readonly cost: Changed;
  readonly requests: Changed;
  readonly tokens: Changed;
  readonly failedRequests: Changed;
  /** Null: so few that they are not told apart, as in the console. */
  readonly activeUsers: number | null;
  readonly minimumGroup: number;
  /** Requests without a known price. */
  readonly unpricedRequests: number;
  readonly movers: readonly Mover[];
  readonly limits: readonly NearLimit[];
  /** Dearest first. */
  readonly savings: readonly SavingFinding[];
}
