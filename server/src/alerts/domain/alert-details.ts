import type { Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import { amountOf } from "./amount-of.js";

/** What is stored beside a crossing: amounts in the meter's unit (pico-USD for cost) as text, moments in ISO 8601. */
export interface StoredDetails {
  /** Of LEVEL on cost: requests without a price, when it was crossed. */
  readonly unpriced?: number;
  readonly usual?: string;
  readonly actual?: string;
  readonly point?: string;
  readonly low?: string;
  readonly high?: string;
  readonly crossesAt?: string;
  readonly lastRequestAt?: string;
  readonly hour?: string;
  readonly contributors?: readonly AlertContributor[];
  readonly months?: string;
  readonly reason?: string;
}

/** A group whose difference from its own usual explains most of an anomaly; amounts as those beside it. */
export interface AlertContributor {
  readonly dimension: UsageDimension;
  readonly label: string;
  readonly value: string;
  readonly expected: string;
}

/** The same as it is told: amounts in USD for cost. */
export interface AlertDetails {
  readonly usual: string | null;
  readonly actual: string | null;
  readonly point: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly crossesAt: Date | null;
  readonly lastRequestAt: Date | null;
  readonly hour: Date | null;
  readonly months: string | null;
  readonly reason: string | null;
  readonly contributors: readonly AlertContributor[];
}

/** Null where there is nothing to tell beside the crossing. */
export function readDetails(stored: StoredDetails | null, meter: Meter | null): AlertDetails | null {
  if (stored === null) return null;
  const amount = (units: string | undefined) => (units === undefined ? null : amountOf(meter, units));
  const details = {
    usual: amount(stored.usual),
    actual: amount(stored.actual),
    point: amount(stored.point),
    low: amount(stored.low),
    high: amount(stored.high),
    crossesAt: momentOf(stored.crossesAt),
    lastRequestAt: momentOf(stored.lastRequestAt),
    hour: momentOf(stored.hour),
    months: stored.months ?? null,
    reason: stored.reason ?? null,
  };
  if (Object.values(details).every((value) => value === null)) return null;
  const contributors = (stored.contributors ?? []).map(({ value, expected, ...group }) => ({
    ...group,
    value: amountOf(meter, value),
    expected: amountOf(meter, expected),
  }));
  return { ...details, contributors };
}

function momentOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
