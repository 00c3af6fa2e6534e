import type { ClientBase } from "pg";
import { DeliveryKind } from "../delivery-words.js";
import { groupRows, toToldGroup } from "./group-rows.js";
import { selectDoubted } from "./select-doubted.js";
import { selectToldRows, type ToldRow } from "./select-told-rows.js";
import { LOCK_TELLING } from "./tell-alerts.js";
import { writeDeliveries } from "./write-deliveries.js";

const NOTHING_COUNTED: ReadonlyMap<string, bigint> = new Map();

/**
 * Hands to the outbox that usage fell below levels again, where the threshold tells that and its crossing was told. Call it in
 * the transaction that resolves the alerts, once for each.
 *
 * @param usedNow by alert, in the meter's unit: what is told in place of what was used when it was crossed
 * @returns how many messages may be sent at once
 */
export async function tellRecoveries(
  client: Pick<ClientBase, "query">,
  alertIds: readonly string[],
  usedNow = NOTHING_COUNTED,
): Promise<number> {
  if (alertIds.length === 0) return 0;
  await client.query(LOCK_TELLING);
  const rows = (await selectToldRows(client, alertIds))
    .filter(isTold)
    .map((row) => ({ ...row, used: usedNow.get(row.id)?.toString() ?? row.used }));
  const doubted = await selectDoubted(client, rows);
  const groups = groupRows(rows).map((group) => toToldGroup(group, doubted));
  const { rows: clock } = await client.query<{ now: Date }>("select now() as now");
  return writeDeliveries(client, { kind: DeliveryKind.RECOVERY, groups, now: clock[0]?.now ?? new Date() });
}

function isTold(row: ToldRow): boolean {
  return row.tells_recovery && !row.is_untold && !row.is_muted && !row.is_deleted;
}
