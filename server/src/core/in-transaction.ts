import type { Pool, PoolClient } from "pg";
import { sendTogether } from "./send-together.js";

/** What has to be done in one transaction. It commits itself, so that the commit can travel with its last statements. */
type Work<Result> = (client: PoolClient, commit: () => Promise<unknown>) => Promise<Result>;

/**
 * Runs the work in a transaction on one connection; rolled back on any error, and when the work does not commit.
 * Needs a pool that pipelines: nothing waits for the answer to `begin`.
 *
 * @param begin may hold more statements than `begin`
 */
export async function inTransaction<Result>(pool: Pool, work: Work<Result>, begin = "begin"): Promise<Result> {
  const client = await pool.connect();
  let committed = false;
  const commit = () => {
    committed = true;
    return client.query("commit");
  };
  try {
    const [, result] = await sendTogether(client, () => Promise.all([client.query(begin), work(client, commit)]));
    if (!committed) await client.query("rollback");
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
