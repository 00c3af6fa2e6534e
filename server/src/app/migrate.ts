import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { connectionSettings } from "../core/connection-settings.js";
import { isLockTimeout } from "../core/is-lock-timeout.js";
import { createOrm } from "./orm.js";

/** A table's lock is asked for again for so long; each wait is short, since everybody else waits behind it. */
const TABLE_LOCK_WITHIN_MS = 120_000;
const AGAIN_AFTER_MS = 500;

export interface MigrationOptions {
  readonly databaseUrl: string;
  readonly stream?: (() => Socket) | undefined;
}

/**
 * Brings the schema up to date. Replicas may start at once: one migrates, the others wait. A statement
 * may take as long as its table is large.
 */
export async function migrate({ databaseUrl, stream }: MigrationOptions): Promise<void> {
  // Another replica's migration may take long: waiting for it is not a fault.
  const waiting = { statementTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionMs: 0 };
  const client = new pg.Client(connectionSettings({ databaseUrl, purpose: "migration lock", stream, ...waiting }));
  // A lock that is lost with its connection surfaces when the schema turns out to be there already.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("set idle_session_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS.migrate]);
    await runMigrations({ databaseUrl, stream });
  } finally {
    await client.end(); // and with it the lock
  }
}

async function runMigrations({ databaseUrl, stream }: MigrationOptions): Promise<void> {
  const orm = await createOrm({ databaseUrl, poolSize: 2, purpose: "migration", statementTimeoutMs: 0, stream });
  try {
    const giveUpAt = performance.now() + TABLE_LOCK_WITHIN_MS;
    for (let isDone = false; !isDone;) {
      isDone = await orm.migrator.up().then(
        () => true,
        (error: unknown) => {
          if (!isLockTimeout(error) || performance.now() > giveUpAt) throw error;
          return false; // each migration is a transaction: nothing of it has happened
        },
      );
      if (!isDone) await sleep(AGAIN_AFTER_MS);
    }
  } finally {
    await orm.close();
  }
}
