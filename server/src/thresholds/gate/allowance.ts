import type { Meter } from "../../analytics/domain/question-words.js";
import type { ThresholdPeriod, ThresholdScope } from "../domain/threshold-words.js";

/** A limit as the gate sees it. Amounts in the meter's unit, USD for cost. */
export interface AllowanceLimit {
  /** Of the threshold. */
  readonly id: string;
  readonly name: string | null;
  readonly scope: ThresholdScope;
  readonly meter: Meter;
  readonly period: ThresholdPeriod;
  readonly limit: string;
  readonly used: string;
  /** Of calls that are under way; this one among them when it is allowed. */
  readonly reserved: string;
  /** Neither used nor reserved; never less than 0. */
  readonly left: string;
  readonly resetsAt: Date;
}

export enum AllowanceCode {
  LIMIT_REACHED = "LIMIT_REACHED",
}

/** Whether a call may be made. A refusal is final until `resetsAt`. */
export interface Allowance {
  readonly allowed: boolean;
  /** Null when allowed. */
  readonly code: AllowanceCode | null;
  /** Null when refused. */
  readonly reservationId: string | null;
  readonly expiresAt: Date | null;
  /** Every limit that the call comes under. */
  readonly remaining: readonly AllowanceLimit[];
  /** Of the limits without room for it, the one that resets last; null when allowed. */
  readonly blockedBy: AllowanceLimit | null;
  readonly resetsAt: Date | null;
}
