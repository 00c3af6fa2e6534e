import pg from "pg";
import type { Logger } from "pino";

/** One per writer of the group commit, and one to look up what repetitions collide with. */
const CONNECTIONS = 3;
const CONNECT_WITHIN_MS = 5_000;

/**
 * Connections of recording alone: they send what needs no answer first without waiting, which no other
 * user of the database has to cope with, and questions cannot take them away.
 */
export function openRecordingPool(databaseUrl: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    pipeline: true,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: "tokenledger recording",
    options: "-c timezone=UTC -c statement_timeout=30000 -c lock_timeout=10000",
  });
  // A connection that breaks is replaced when one is needed; who uses it is told by the statement that fails.
  // Without a listener of its own, one that breaks in use would end the process.
  const lost = (error: Error) => logger.debug({ err: error }, "recording lost a connection");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
