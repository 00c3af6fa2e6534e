import { pico } from "@tokenledger/model/money";
import pg from "pg";
import { SYSTEM } from "../../src/access/audit.js";
import { UsageCorrector } from "../../src/usage/correct-usage.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { mergeSome } from "../../src/usage/merge-deltas.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { pick, type Random, randomTime } from "./random-usage.js";

/** Corrects so many events of `fillRandomUsage` by the product's own means, and merges half of what waits. */
export async function correctSome(databaseUrl: string, random: Random, count: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, pipeline: true, options: "-c timezone=UTC" });
  try {
    await pool.query(
      "insert into usage_event_ids select project_id, event_id, '', created_at from token_usage on conflict do nothing",
    );
    const corrector = new UsageCorrector(pool, new DimensionDictionary(pool), new UsagePartitions(pool));
    const { rows } = await pool.query<{ project_id: number; event_id: string }>(
      "select project_id, event_id from token_usage order by id limit $1",
      [count],
    );
    for (const { project_id, event_id } of rows) {
      await corrector.correct({
        projectId: project_id,
        eventId: event_id,
        reason: "it said something else",
        actor: SYSTEM,
        change: (former) => ({
          ...former,
          createdAt: random() < 0.5 ? randomTime(random) : former.createdAt,
          model: pick(random, ["gemini-2.5-pro", "Z", "a"]),
          ...pick(random, [
            { cost: null, costState: "unpriced" } as const,
            { cost: pico(BigInt(Math.floor(random() * 1e14)) + 1n), costState: "priced" } as const,
            { userId: null },
          ]),
        }),
      });
    }
    await mergeHalf(pool);
  } finally {
    await pool.end();
  }
}

async function mergeHalf(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ half: number }>("select count(*)::int / 2 as half from usage_deltas");
  const client = await pool.connect();
  try {
    await mergeSome(client, rows[0]?.half ?? 0);
  } finally {
    client.release();
  }
}
