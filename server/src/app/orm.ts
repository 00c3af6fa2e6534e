import { MikroORM } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import type { Pool } from "pg";
import { ApiKey } from "../access/api-key.entity.js";
import { Member } from "../access/member.entity.js";
import { Project } from "../access/project.entity.js";
import { Session } from "../access/session.entity.js";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { Migration20261123UsageLedger } from "./migrations/migration-20261123-usage-ledger.js";

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
      migrationsList: [{ name: "20261123-usage-ledger", class: Migration20261123UsageLedger }],
      tableName: "migrations",
      snapshot: false,
      silent: true,
    },
    driverOptions: {
      options: "-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
    },
  });
}

/** Brings the schema up to date. Replicas may start at once: one migrates, the others wait. */
export async function migrate(orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(${ADVISORY_LOCKS.migrate})`);
    await orm.migrator.up();
  });
}

/** The ORM's own connection pool, for the hot path's raw SQL. */
export function poolOf(orm: MikroORM): Promise<Pool> {
  return orm.em.getDriver().getConnection().getNativeClient();
}
