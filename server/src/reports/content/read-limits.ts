import type { EntityManager } from "@mikro-orm/postgresql";
import type { ThresholdStatus } from "../../thresholds/statuses/threshold-status.js";
import { thresholdStatuses } from "../../thresholds/statuses/threshold-statuses.query.js";
import { limitUnits } from "../../thresholds/domain/limit-units.js";
import { parseUsd } from "@tokenledger/model/money";
import { Meter } from "../../analytics/domain/question-words.js";
import { ThresholdScope } from "../../thresholds/domain/threshold-words.js";
import type { NearLimit } from "./report-content.js";

const TOLD = 10;

/** The limits whose running period is nearest to them, the nearest first; of those for each app user who has most. */
export async function readLimits(em: EntityManager, now: Date): Promise<NearLimit[]> {
  const statuses = await thresholdStatuses({ em, clock: () => now }, { ids: null, userId: null, top: 1 });
  const ofSomebody = statuses.filter(
    ({ threshold, subject }) => threshold.scope !== ThresholdScope.EACH_USER || subject !== null,
  );
  return ofSomebody
    .toSorted((one, other) => other.share - one.share)
    .slice(0, TOLD)
    .flatMap(toNearLimit);
}

function toNearLimit({ threshold, subject, used, limit, isAtLeast }: ThresholdStatus): NearLimit[] {
  const { id, scope, name, meter, period } = threshold;
  if (meter === null || period === null) return [];
  const units = meter === Meter.COST ? parseUsd(used) : BigInt(used);
  const usedPercent = String((units * 100n) / limitUnits(meter, limit));
  const label = subject?.label ?? name;
  return [{ thresholdId: id, scope, label, meter, period, used, limit, isAtLeast, usedPercent }];
}
