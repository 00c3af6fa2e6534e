import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Closers } from "../core/closers.js";
import { DatabaseHealth } from "../core/database-health.js";
import { openHousekeepingPool } from "./housekeeping-pool.js";
import { migrate } from "./migrate.js";
import { createOrm } from "./orm.js";

/** Longer than the longest question: the server had to say so by then. */
const SILENT_QUESTION_MS = 35_000;

export interface Connections {
  readonly database: DatabaseHealth;
  readonly orm: MikroORM;
  readonly housekeeping: Pool;
}

/** The ways to the database, whose schema is up to date then. Recording and live updates add their own. */
export async function openConnections(databaseUrl: string, logger: Logger, closers: Closers): Promise<Connections> {
  const database = new DatabaseHealth({ databaseUrl, logger });
  closers.add(() => database.close());
  await migrate({ databaseUrl, stream: database.sockets.maker() });
  const orm = await createOrm({ databaseUrl, stream: database.sockets.maker(SILENT_QUESTION_MS) });
  closers.add(() => orm.close());
  const housekeeping = openHousekeepingPool(databaseUrl, database.sockets.maker(), logger);
  closers.add(() => housekeeping.end());
  return { database, orm, housekeeping };
}
