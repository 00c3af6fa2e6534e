import type { Statements } from "../core/statements.js";
import { DIFFERENCES } from "./crossings/differences.js";
import { findCrossings } from "./crossings/find-crossings.js";
import { lockCrossings } from "./lock-crossings.js";

const NAMED = "($1::int[] is null or t.id = any ($1))";

const EVALUATE = `${DIFFERENCES}, ${findCrossings("running", NAMED)}
  select count(*)::int as crossed from crossed`;

/**
 * Adds the alerts of levels that the running periods have reached already, after thresholds were added or changed, or all
 * periods were. What has an alert with the same limit gets none again.
 *
 * @param client in a transaction that began with `lockCrossings` and has made its changes
 * @param ids of thresholds, and of what app users come under without them; null for all
 * @param at when; the periods that run then
 * @returns how many alerts were added
 */
export async function evaluateThresholds(client: Statements, ids: readonly number[] | null, at: Date): Promise<number> {
  await lockCrossings(client);
  const { rows } = await client.query<{ crossed: number }>(EVALUATE, [ids, at]);
  return rows[0]?.crossed ?? 0;
}
