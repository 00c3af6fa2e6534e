import type { Pool, PoolClient } from "pg";

/** Runs the work in a transaction on one connection; committed on return, rolled back on any error. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      // A connection that cannot even roll back is of no more use to anybody.
      (fault: unknown) => client.release(fault instanceof Error ? fault : true),
    );
    throw error;
  }
}
