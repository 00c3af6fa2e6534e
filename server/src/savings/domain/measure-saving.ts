import { FindingKind, type SavingRange } from "./finding.js";
import { perMonth, type SavingsWindow } from "./savings-window.js";

/** What is compared before and after a suggestion was applied. */
export enum SavingMeasure {
  COST_PER_SUCCESS = "COST_PER_SUCCESS",
  WASTE_SHARE = "WASTE_SHARE",
}

/** What a feature used over a time: all of its models together, for a change may move requests between them. */
export interface SavingBasis extends SavingsWindow {
  /** Pico-USD. */
  readonly cost: bigint;
  /** Pico-USD of requests that were not needed, for the reason that the finding is about; 0 for other measures. */
  readonly waste: bigint;
  /** Successful requests with a known cost. */
  readonly requests: number;
}

export interface MeasuredAmounts {
  /** Pico-USD per 30 days; negative when it became dearer. */
  readonly saved: bigint;
  readonly expected: SavingRange;
}

/** Requests that were not needed were successful too: leaving them out makes the others no cheaper. */
const BY_WASTE: readonly FindingKind[] = [
  FindingKind.IDENTICAL_REQUESTS,
  FindingKind.RESUMMARISED_NOTES,
  FindingKind.BILLED_RETRIES,
  FindingKind.NEAR_LIMIT,
];

export function measureOf(kind: FindingKind): SavingMeasure {
  return BY_WASTE.includes(kind) ? SavingMeasure.WASTE_SHARE : SavingMeasure.COST_PER_SUCCESS;
}

/**
 * What was saved since, at the traffic since, beside what was expected at that traffic.
 *
 * By cost per success: what the requests since would have cost at the former cost of one, less what they did.
 * By waste: what waste would have come with the needed cost since, as it came before, less what there is of it.
 * Null when there is nothing to divide by.
 *
 * @param expected pico-USD per 30 days, at the traffic before
 */
export function measureSaving(
  { before, since }: { readonly before: SavingBasis; readonly since: SavingBasis },
  measure: SavingMeasure,
  expected: SavingRange,
): MeasuredAmounts | null {
  const [former, now] = [trafficOf(before, measure), trafficOf(since, measure)];
  if (former <= 0n || now <= 0n) return null;
  const spent = measure === SavingMeasure.WASTE_SHARE ? [before.waste, since.waste] : [before.cost, since.cost];
  const [spentBefore = 0n, spentSince = 0n] = spent;
  const saved = (spentBefore * now) / former - spentSince;
  const [length, formerLength] = [lengthOf(since), lengthOf(before)];
  const atTraffic = (amount: bigint) => (amount * now * formerLength) / (former * length);
  return {
    saved: perMonth(saved, since),
    expected: { low: atTraffic(expected.low), high: atTraffic(expected.high) },
  };
}

/** What a saving grows with: successful requests, or what needed requests cost. */
function trafficOf({ cost, waste, requests }: SavingBasis, measure: SavingMeasure): bigint {
  return measure === SavingMeasure.WASTE_SHARE ? cost - waste : BigInt(requests);
}

function lengthOf({ from, to }: SavingsWindow): bigint {
  return BigInt(to.getTime() - from.getTime());
}
