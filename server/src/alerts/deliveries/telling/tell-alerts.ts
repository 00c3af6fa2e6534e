import type { ClientBase, Pool } from "pg";
import { ADVISORY_LOCKS } from "../../../core/advisory-locks.js";
import { inTransaction } from "../../../core/in-transaction.js";
import { DeliveryKind } from "../delivery-words.js";
import { groupRows, supersededOf, toToldGroup } from "./group-rows.js";
import { selectDoubted } from "./select-doubted.js";
import { selectUntoldRows, type ToldRow } from "./select-told-rows.js";
import { writeDeliveries } from "./write-deliveries.js";

/** Alerts of a transaction, about. */
const MOST_AT_ONCE = 500;

/** One tells at a time: what belongs together is in one message, and nobody else counts messages of an hour. */
export const LOCK_TELLING = `select pg_advisory_xact_lock(${ADVISORY_LOCKS.tellAlerts})`;

/** Who resolved it, or changed the threshold since, knows already. */
const KNOWN: ReadonlySet<string | null> = new Set(["BY_MEMBER", "THRESHOLD_CHANGED"]);

interface Told {
  readonly alerts: number;
  /** Messages that may be sent at once. */
  readonly messages: number;
}

/**
 * Hands alerts that nobody was told of to the outbox: each alert once, whoever else does the same and whatever ends a process,
 * since the messages and the mark on the alerts are committed together. Lower levels that a higher one overtakes are resolved.
 *
 * @param isEnding whether to leave what is left to whoever comes next
 * @returns how many messages may be sent at once
 */
export async function tellAlerts(pool: Pool, isEnding = () => false): Promise<number> {
  let messages = 0;
  let told: Told;
  do {
    told = await inTransaction(pool, tellSome, `begin; ${LOCK_TELLING}`);
    messages += told.messages;
  } while (told.alerts >= MOST_AT_ONCE && !isEnding());
  return messages;
}

async function tellSome(client: ClientBase, commit: () => Promise<unknown>): Promise<Told> {
  const groups = groupRows(await selectUntoldRows(client, MOST_AT_ONCE));
  const untold = groups.map((group) => group.filter((row) => row.is_untold)).filter((group) => group.length > 0);
  const rows = untold.flat();
  if (rows.length === 0) return { alerts: 0, messages: 0 };
  await supersede(client, groups.flatMap(supersededOf));
  await noteMuted(client, idsOf(rows.filter((row) => row.is_muted)));
  const now = await markTold(client, idsOf(rows));
  const telling = untold.map((group) => group.filter(isTold)).filter((group) => group.length > 0);
  const doubted = await selectDoubted(client, telling.flat());
  const told = telling.map((group) => toToldGroup(group, doubted));
  const messages = await writeDeliveries(client, { kind: DeliveryKind.ALERT, groups: told, now });
  await commit();
  return { alerts: rows.length, messages };
}

function isTold({ is_muted: isMuted, is_deleted: isDeleted, resolution }: ToldRow): boolean {
  return !isMuted && !isDeleted && !KNOWN.has(resolution);
}

function idsOf(rows: readonly ToldRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}

/** @returns now, by the database's clock */
async function markTold(client: Pick<ClientBase, "query">, ids: readonly string[]): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>(
    `with told as (
       update usage_alerts set alert_sent_at = now(), changed_by = pg_current_xact_id() where id = any($1::bigint[]) returning 1
     )
     select now() as now, count(*) from told`,
    [ids],
  );
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("a statement that counts has a row");
  return now;
}

async function supersede(client: Pick<ClientBase, "query">, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    `with superseded as (
       update usage_alerts set status = 'RESOLVED', resolution = 'SUPERSEDED', resolved_at = now(), snoozed_until = null,
         version = version + 1, changed_by = pg_current_xact_id()
       where id = any($1::bigint[]) returning id
     )
     insert into usage_alert_acts (alert_id, act) select id, 'SUPERSEDED' from superseded order by id`,
    [ids],
  );
}

async function noteMuted(client: Pick<ClientBase, "query">, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    `insert into usage_alert_acts (alert_id, act, until)
     select a.id, 'MUTED', t.muted_until from usage_alerts a join usage_thresholds t on t.id = a.threshold_id
     where a.id = any($1::bigint[]) order by a.id`,
    [ids],
  );
}
