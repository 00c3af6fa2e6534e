import { parseUsd } from "@tokenledger/model/money";
import type { RequestContext } from "../access/request-context.js";
import { runningQuarterEnd } from "../core/domain/zoned-time.js";
import { measureOf, measureSaving } from "./domain/measure-saving.js";
import { DAY_MS } from "./domain/savings-window.js";
import type { MeasuredPeriodType, MeasuredSavingType } from "./measured-saving.type.js";
import type { SavingsMark } from "./savings-mark.js";
import { selectSavingBasis } from "./select-saving-basis.query.js";
import { usdOf } from "./to-finding.js";

/** Successful requests; fewer tell nothing. */
const LEAST_REQUESTS = 20;
const PERIOD_DAYS = { first: 7, second: 30 } as const;

type Unmeasured = Omit<MeasuredSavingType, "after7Days" | "after30Days"> & {
  readonly after7Days: null;
  readonly after30Days: null;
};

/** What an applied suggestion is expected to save, before it is measured; null for what is not measured at all. */
export function unmeasuredSaving({ appliedAt, basis, finding }: SavingsMark, isPending: boolean): Unmeasured | null {
  if (appliedAt === null || basis === null) return null;
  return {
    measure: measureOf(finding.kind),
    expectedLow: finding.low,
    expectedHigh: finding.high,
    knownFrom: periodOf(appliedAt, PERIOD_DAYS.first).to,
    isPending,
    after7Days: null,
    after30Days: null,
  };
}

/** What it saved in its first 7 and 30 days, as far as they are over. */
export async function measuredSaving(
  context: RequestContext,
  mark: SavingsMark,
  unmeasured: Unmeasured,
): Promise<MeasuredSavingType> {
  return {
    ...unmeasured,
    after7Days: await measurePeriod(context, mark, PERIOD_DAYS.first),
    after30Days: await measurePeriod(context, mark, PERIOD_DAYS.second),
  };
}

async function measurePeriod(
  context: RequestContext,
  { finding, basis, appliedAt }: SavingsMark,
  days: number,
): Promise<MeasuredPeriodType | null> {
  if (appliedAt === null || basis === null) return null;
  const period = periodOf(appliedAt, days);
  if (period.to > context.clock()) return null;
  const { kind, subject } = finding;
  const measured = { kind, projectId: Number(subject.projectId), feature: subject.feature };
  const since = await selectSavingBasis(context, measured, period);
  if (since.requests < LEAST_REQUESTS) return null;
  const expected = { low: parseUsd(finding.low), high: parseUsd(finding.high) };
  const amounts = measureSaving({ before: basis, since }, measureOf(kind), expected);
  if (amounts === null) return null;
  return {
    range: { ...period, timezone: finding.evidence.range.timezone },
    requests: since.requests,
    saved: usdOf(amounts.saved),
    expectedLow: usdOf(amounts.expected.low),
    expectedHigh: usdOf(amounts.expected.high),
  };
}

/** How many of the periods that an applied suggestion is measured over are over: 0 to 2. */
export function periodsOver(appliedAt: Date, now: Date): number {
  return Object.values(PERIOD_DAYS).filter((days) => periodOf(appliedAt, days).to <= now).length;
}

/** From the quarter of an hour after it was applied: sums are kept by those. */
function periodOf(appliedAt: Date, days: number): { readonly from: Date; readonly to: Date } {
  const from = runningQuarterEnd(appliedAt);
  return { from, to: new Date(from.getTime() + days * DAY_MS) };
}
