import pg from "pg";

/** Connections into the benched database. One that goes while nobody uses it is no fault of the run: the database stops at its end. */
export function openPool(databaseUrl: string, connections: number, options = ""): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections, idleTimeoutMillis: 0, options });
  pool.on("error", () => undefined); // who uses a connection hears of its end by the statement that fails
  return pool;
}
