import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { inSnapshot } from "../../analytics/question.js";
import type { Clock } from "../../core/clock.js";
import { inTransaction } from "../../core/in-transaction.js";
import { LOCK_TELLING } from "../deliveries/telling/tell-alerts.js";
import { tellRecoveries } from "../deliveries/telling/tell-recoveries.js";
import type { AlertRound } from "./alert-round.js";
import { HOLD_GROUPS, SETTLE_LOWER, SUPERSEDE_LOWER } from "./lower-levels.js";
import { reaches } from "./reaches.js";
import { type RunningAlert, selectRunningAlerts } from "./select-running-alerts.js";
import { usedNow } from "../used-now.js";

/** What is looked at in a run; more are seen to in the next ones. */
const MOST_AT_ONCE = 2_000;

export interface RecoveryParts {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly clock: Clock;
  /** Called when messages may be sent. */
  readonly onTold: () => void;
}

/** Whoever tells takes this before it locks alerts, and so does who resolves them and then tells. */
const BEGIN = `begin; ${LOCK_TELLING}`;

/** Those of the version that was looked at, in the order in which members lock them. */
const heldIf = (condition: string) => `held as (
  select a.id from usage_alerts a join unnest($1::bigint[], $2::int[]) as seen (id, version) using (id)
  where a.version = seen.version and ${condition} order by a.id for update of a
)`;

const RECOVER = `
  with ${heldIf("a.status <> 'RESOLVED'")}, recovered as (
    update usage_alerts a
    set status = 'RESOLVED', resolution = 'RECOVERED', resolved_at = $3, snoozed_until = null,
      version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  ), noted as (
    insert into usage_alert_acts (alert_id, at, act) select id, $3, 'RECOVERED' from recovered
  )
  select id::text as id from recovered order by recovered.id`;

const REOPEN = `
  with ${heldIf("a.resolution = 'RECOVERED'")}, reopened as (
    update usage_alerts a
    set status = 'OPEN', resolution = null, resolved_at = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, $3, 'REOPENED' from reopened`;

/**
 * Resolves alerts whose level is no longer reached, after corrections, and opens those again whose level is reached once
 * more, which is told to nobody: the level was crossed once. Of the levels of a period the highest that is reached is open:
 * where it recovered, the one below it that it had superseded. An alert that somebody changed since it was looked at is left
 * to the next time.
 */
export async function settleRecovered({ orm, pool, clock, onTold }: RecoveryParts, round: AlertRound): Promise<void> {
  const now = clock();
  const { running, used } = await inSnapshot(orm.em, async (_, fork) => {
    const found = await selectRunningAlerts(fork, { after: round.after, most: MOST_AT_ONCE, now });
    return { running: found, used: await usedNow(fork, found) };
  });
  const ids = running.map(({ id }) => id);
  round.advance(ids, MOST_AT_ONCE);
  const usedOf = ({ id }: RunningAlert) => used.get(id)?.used ?? 0n;
  const isReached = (alert: RunningAlert) => reaches(usedOf(alert), alert.hundredfold);
  const recovered = running.filter((alert) => !alert.isRecovered && !isReached(alert));
  const reached = running.filter((alert) => alert.isRecovered && isReached(alert));
  const amounts = new Map(recovered.map((alert) => [alert.id, usedOf(alert)]));
  if (recovered.length > 0 && (await resolveRecovered(pool, { recovered, amounts, now })) > 0) onTold();
  if (reached.length > 0) await reopenReached(pool, reached, now);
}

interface Recovered {
  readonly recovered: readonly RunningAlert[];
  /** What is used now, by alert. */
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly now: Date;
}

/** @returns how many messages about it may be sent at once */
function resolveRecovered(pool: Pool, { recovered, amounts, now }: Recovered): Promise<number> {
  return inTransaction(
    pool,
    async (client, commit) => {
      await client.query(HOLD_GROUPS, [recovered.map(({ id }) => id)]);
      const { rows } = await client.query<{ id: string }>(RECOVER, [...seen(recovered), now]);
      const ids = rows.map(({ id }) => id);
      const used = ids.map((id) => (amounts.get(id) ?? 0n).toString());
      await client.query(SETTLE_LOWER, [ids, used, now]);
      const messages = await tellRecoveries(client, ids, amounts);
      await commit();
      return messages;
    },
    BEGIN,
  );
}

function reopenReached(pool: Pool, reached: readonly RunningAlert[], now: Date): Promise<void> {
  return inTransaction(pool, async (client, commit) => {
    const ids = reached.map(({ id }) => id);
    await client.query(HOLD_GROUPS, [ids]);
    await client.query(REOPEN, [...seen(reached), now]);
    await client.query(SUPERSEDE_LOWER, [ids, now]);
    await commit();
  });
}

function seen(alerts: readonly RunningAlert[]): readonly unknown[] {
  return [alerts.map(({ id }) => id), alerts.map(({ version }) => version)];
}
