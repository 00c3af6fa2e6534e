import { MikroORM } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import pg from "pg";
import { ApiKey } from "../access/api-key.entity.js";
import { Member } from "../access/member.entity.js";
import { Project } from "../access/project.entity.js";
import { Session } from "../access/session.entity.js";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { Migration20261123UsageLedger } from "./migrations/migration-20261123-usage-ledger.js";
import { Migration20261126UsageDeltas } from "./migrations/migration-20261126-usage-deltas.js";

const CONNECT_WITHIN_MS = 5_000;

export interface OrmOptions {
  readonly databaseUrl: string;
  readonly poolSize?: number;
}

export function createOrm({ databaseUrl, poolSize = 10 }: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities: [Project, ApiKey, Member, Session],
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    migrations: {
      migrationsList: [
        { name: "20261123-usage-ledger", class: Migration20261123UsageLedger },
        { name: "20261126-usage-deltas", class: Migration20261126UsageDeltas },
      ],
      tableName: "migrations",
      snapshot: false,
      silent: true,
    },
    driverOptions: {
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      options:
        "-c timezone=UTC -c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000",
    },
  });
}

/** Brings the schema up to date. Replicas may start at once: one migrates, the others wait. */
export async function migrate(orm: MikroORM): Promise<void> {
  const client = new pg.Client({
    connectionString: orm.config.get("clientUrl"),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: "tokenledger migration",
    // Another replica's migration may take long: waiting for it is not a fault.
    options: "-c statement_timeout=0 -c lock_timeout=0 -c idle_session_timeout=0",
  });
  // A lock that is lost with its connection surfaces when the schema turns out to be there already.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS.migrate]);
    await orm.migrator.up();
  } finally {
    await client.end(); // and with it the lock
  }
}

/** The ORM's own connection pool, for the hot path's raw SQL. */
export function poolOf(orm: MikroORM): Promise<pg.Pool> {
  return orm.em.getDriver().getConnection().getNativeClient();
}
