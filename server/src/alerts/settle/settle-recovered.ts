import type { MikroORM } from "@mikro-orm/postgresql";
import type { ClientBase, Pool } from "pg";
import { inSnapshot } from "../../analytics/question.js";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import type { Clock } from "../../core/clock.js";
import { inTransaction } from "../../core/in-transaction.js";
import type { AlertRound } from "./alert-round.js";
import { reaches } from "./reaches.js";
import { type RunningAlert, selectRunningAlerts } from "./select-running-alerts.js";
import { usedNow } from "../used-now.js";

/** What is looked at in a run; more are seen to in the next ones. */
const MOST_AT_ONCE = 2_000;

export interface RecoveryParts {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly clock: Clock;
  /** Hands to the outbox that alerts recovered, in the transaction that resolves them. */
  readonly tellRecoveries: (client: Pick<ClientBase, "query">, alertIds: readonly string[]) => Promise<unknown>;
}

/** Whoever tells takes this before it locks alerts, and so does who resolves them and then tells. */
const BEGIN = `begin; select pg_advisory_xact_lock(${ADVISORY_LOCKS.tellAlerts})`;

const SEEN =
  "from unnest($1::bigint[], $2::int[]) as seen (id, version) where a.id = seen.id and a.version = seen.version";

const RECOVER = `
  with recovered as (
    update usage_alerts a
    set status = 'RESOLVED', resolution = 'RECOVERED', resolved_at = $3, snoozed_until = null,
      version = a.version + 1, changed_by = pg_current_xact_id()
    ${SEEN} and a.status <> 'RESOLVED' returning a.id
  ), noted as (
    insert into usage_alert_acts (alert_id, at, act) select id, $3, 'RECOVERED' from recovered
  )
  select id::text as id from recovered order by recovered.id`;

const REOPEN = `
  with reopened as (
    update usage_alerts a
    set status = 'OPEN', resolution = null, resolved_at = null, version = a.version + 1, changed_by = pg_current_xact_id()
    ${SEEN} and a.resolution = 'RECOVERED' returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, $3, 'REOPENED' from reopened`;

/**
 * Resolves alerts whose level is no longer reached, after corrections, and opens those again whose level is reached once
 * more, which is told to nobody: the level was crossed once. An alert that somebody changed since it was looked at is left
 * to the next time.
 */
export async function settleRecovered(
  { orm, pool, clock, tellRecoveries }: RecoveryParts,
  round: AlertRound,
): Promise<void> {
  const now = clock();
  const { running, used } = await inSnapshot(orm.em, async (_, fork) => {
    const found = await selectRunningAlerts(fork, { after: round.after, most: MOST_AT_ONCE, now });
    return { running: found, used: await usedNow(fork, found) };
  });
  const ids = running.map(({ id }) => id);
  round.advance(ids, MOST_AT_ONCE);
  const isReached = ({ id, hundredfold }: RunningAlert) => reaches(used.get(id)?.used ?? 0n, hundredfold);
  const recovered = running.filter((alert) => !alert.isRecovered && !isReached(alert));
  const reached = running.filter((alert) => alert.isRecovered && isReached(alert));
  if (recovered.length > 0) {
    await inTransaction(
      pool,
      async (client, commit) => {
        const { rows } = await client.query<{ id: string }>(RECOVER, [...seen(recovered), now]);
        await tellRecoveries(
          client,
          rows.map(({ id }) => id),
        );
        await commit();
      },
      BEGIN,
    );
  }
  if (reached.length > 0) await pool.query(REOPEN, [...seen(reached), now]);
}

function seen(alerts: readonly RunningAlert[]): readonly unknown[] {
  return [alerts.map(({ id }) => id), alerts.map(({ version }) => version)];
}
