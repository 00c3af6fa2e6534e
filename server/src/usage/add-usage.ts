import type { ClientBase } from "pg";
import { addToCounters } from "./add-to-counters.js";
import { addToStats } from "./add-to-stats.js";
import { appendDeltas } from "./append-deltas.js";
import { countPeriods } from "./domain/count-periods.js";
import type { LocalDays } from "./domain/local-days.js";
import { rollUp, type RollupRow } from "./domain/roll-up.js";

/**
 * Adds sums by app user to every rollup and counter, within the caller's transaction. All of it is sent
 * at once on a connection that pipelines. Those rows come last that writers meet at: they stay locked
 * until the commit.
 *
 * @returns the same sums over everybody
 */
export async function addUsage(
  client: ClientBase,
  byUser: readonly RollupRow[],
  days: LocalDays,
): Promise<readonly RollupRow[]> {
  const everybody = rollUp(byUser);
  await Promise.all([
    appendDeltas(client, byUser),
    addToStats(client, everybody),
    addToCounters(client, countPeriods(byUser, days.dayOf)),
  ]);
  return everybody;
}
