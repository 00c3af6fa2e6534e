import type { EntityManager } from "@mikro-orm/postgresql";
import { ThresholdScope } from "../domain/threshold-words.js";
import type { RunningLimit } from "./running-limit.js";
import { selectUsedByUsers } from "./select-used-by-users.js";
import { NOTHING_USED, type UsedAmount } from "./used-amounts.js";

/**
 * What app users used of limits that are about one of them each: a thousand limits of the same meter and period are read
 * as one.
 *
 * @param userId whose usage those for each are about; null: they are about no single app user
 */
export async function selectUsedOfLimits(
  em: EntityManager,
  limits: readonly RunningLimit[],
  userId: string | null,
): Promise<(limit: RunningLimit) => UsedAmount> {
  const used = new Map<RunningLimit, UsedAmount>();
  const ofOne = limits.filter((limit) => userOf(limit, userId) !== null);
  for (const [first, ...rest] of Map.groupBy(ofOne, keyOf).values()) {
    if (first === undefined) continue;
    const same = [first, ...rest];
    const userIds = [...new Set(same.map((limit) => userOf(limit, userId) ?? "0"))];
    const amountOf = await selectUsedByUsers(em, { userIds, meter: first.meter, window: first.window });
    for (const limit of same) used.set(limit, amountOf(userOf(limit, userId) ?? "0"));
  }
  return (limit) => used.get(limit) ?? NOTHING_USED;
}

/** The app user that a limit is about; null when it is about no single one. */
function userOf({ threshold }: RunningLimit, userId: string | null): string | null {
  if (threshold.scope === ThresholdScope.EACH_USER) return userId;
  return threshold.scope === ThresholdScope.USER ? (threshold.subject?.key ?? null) : null;
}

function keyOf({ meter, window }: RunningLimit): string {
  return `${meter} ${window.counted} ${window.start} ${window.end}`;
}
