import type { Client } from "pg";

export interface LedgerSums {
  readonly requests: string;
  readonly inputTokens: string | null;
  readonly outputTokens: string | null;
  readonly totalTokens: string | null;
  readonly cost: string | null;
}

const SUMS = (requests: string, from: string) => `
  select ${requests}::text as requests, sum(input_tokens)::text as "inputTokens",
         sum(output_tokens)::text as "outputTokens", sum(total_tokens)::text as "totalTokens",
         coalesce(sum(cost), 0)::text as cost
  from ${from}`;

/** Sums over raw rows, and over the rollups, which have to be the same. */
export async function ledgerSums(client: Client): Promise<{ raw: LedgerSums; rollups: readonly LedgerSums[] }> {
  const read = async (requests: string, from: string): Promise<LedgerSums> => {
    const { rows } = await client.query<LedgerSums>(SUMS(requests, from));
    const [row] = rows;
    if (row === undefined) throw new Error("a sum without a row");
    return row;
  };
  return {
    raw: await read("count(*)", "token_usage"),
    rollups: [
      await read("coalesce(sum(requests), 0)", "token_usage_stats"),
      await read("coalesce(sum(requests), 0)", "token_usage_by_user"),
      await read("coalesce(sum(requests), 0)", "usage_by_day"),
    ],
  };
}

const CHECKSUMMED = [
  ["projects", "id"],
  ["app_users", "id"],
  ["app_user_identities", "app_user_id"],
  ["usage_dimensions", "id"],
  ["usage_event_ids", "project_id, event_id"],
  ["token_usage", "id"],
  ["token_usage_stats", "bucket_start, dimension_id"],
  ["token_usage_by_user", "bucket_start, user_id, dimension_id, requests, total_tokens"],
  ["api_keys", "id"],
  ["prices", "id"],
  ["price_discounts", "id"],
] as const;

/** One checksum per table over all of its rows; equal when nothing changed. */
export async function tableChecksums(client: Client): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const [table, key] of CHECKSUMMED) {
    const { rows } = await client.query<{ sum: string }>(
      `select md5(coalesce(string_agg(r::text, e'\\n' order by ${key}), '')) as sum from ${table} r`,
    );
    sums[table] = rows[0]?.sum ?? "";
  }
  return sums;
}
