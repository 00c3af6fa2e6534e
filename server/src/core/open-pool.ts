import pg from "pg";
import type { Logger } from "pino";
import { connectionSettings, type ConnectionChoices } from "./connection-settings.js";

export interface PoolChoices extends ConnectionChoices {
  readonly connections: number;
  /** Sends what needs no answer first without waiting. Every user of the pool has to cope with it. */
  readonly pipeline?: boolean;
  /** How long a connection stays that nobody uses; 0: as long as the pool. */
  readonly idleTimeoutMs?: number;
  readonly logger: Logger;
}

/**
 * Connections for one purpose. One that breaks is replaced when one is needed; who uses it is told by the
 * statement that fails. Without a listener of its own, one that breaks in use would end the process.
 */
export function openPool({ connections, pipeline = false, idleTimeoutMs, logger, ...choices }: PoolChoices): pg.Pool {
  const pool = new pg.Pool({
    ...connectionSettings(choices),
    max: connections,
    pipeline,
    ...(idleTimeoutMs !== undefined && { idleTimeoutMillis: idleTimeoutMs }),
  });
  const lost = (error: Error) => logger.debug({ err: error }, `${choices.purpose} lost a connection`);
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
