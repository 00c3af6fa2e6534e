import type { Pool, PoolClient } from "pg";

/** Whoever was told that its connection broke has given it back long before. */
const GIVEN_BACK_WITHIN_MS = 1_000;

/**
 * Takes back connections that broke and that nobody gave back. Kysely keeps one for good when the
 * `begin` of a transaction fails on it: ten questions at the start of an outage would otherwise leave
 * a pool without room until the process is restarted.
 */
export function reclaimLost(pool: Pool): void {
  const inUse = new Set<PoolClient>();
  pool.on("acquire", (client) => inUse.add(client));
  pool.on("release", (_error, client) => inUse.delete(client));
  pool.on("connect", (client) => {
    client.once("end", () => {
      const timer = setTimeout(() => {
        if (inUse.has(client)) client.release(true);
      }, GIVEN_BACK_WITHIN_MS);
      timer.unref();
    });
  });
}
