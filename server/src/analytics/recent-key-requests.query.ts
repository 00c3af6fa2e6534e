import type { EntityManager } from "@mikro-orm/postgresql";

const DAYS = 7;

interface KeyRow {
  readonly api_key_id: number;
  readonly requests: string;
}

/** How many requests of the last 7 days each key recorded, by its id; a key without any is not in it. */
export async function recentKeyRequests(em: EntityManager, now: Date): Promise<ReadonlyMap<string, bigint>> {
  const from = new Date(now.getTime() - DAYS * 24 * 60 * 60_000);
  const rows = await em.execute<KeyRow[]>(
    `select api_key_id, count(*) as requests from token_usage
     where created_at >= ?::timestamptz and api_key_id is not null group by api_key_id`,
    [from.toISOString()],
  );
  return new Map(rows.map((row) => [String(row.api_key_id), BigInt(row.requests)]));
}
