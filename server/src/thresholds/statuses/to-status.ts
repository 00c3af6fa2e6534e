import { levelState } from "../domain/level-state.js";
import { fromUnits } from "../domain/limit-units.js";
import type { ThresholdSubject } from "../threshold.js";
import type { RunningLimit } from "./running-limit.js";
import type { ThresholdStatus } from "./threshold-status.js";
import type { UsedAmount } from "./used-amounts.js";

/** Of one subject, without a projection. */
export function toStatus(
  { threshold, meter, units, window }: RunningLimit,
  { subject, used, isAtLeast }: UsedAmount & { readonly subject: ThresholdSubject | null },
): ThresholdStatus {
  return {
    threshold,
    subject,
    periodStart: window.start,
    periodEnd: window.end,
    resetsAt: window.to,
    used: fromUnits(meter, used),
    limit: fromUnits(meter, units),
    ...levelState(used, units, threshold.levels),
    isAtLeast,
    projected: null,
    subjects: used > 0n ? 1 : 0,
    over: used >= units ? 1 : 0,
  };
}
