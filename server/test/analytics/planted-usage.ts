import type { EntityManager } from "@mikro-orm/postgresql";
import { rollUp } from "./random-usage.js";

/** A request as a test means it; what it does not say is usual. */
export interface PlantedRequest {
  readonly at: string;
  readonly projectId?: 1 | 2;
  readonly keyId?: number | null;
  readonly userId?: number | null;
  readonly noteId?: string | null;
  readonly feature?: string;
  readonly operation?: string;
  readonly model?: string;
  readonly status?: "ok" | "error" | "cancelled";
  readonly inputTokens?: number | null;
  readonly cachedInputTokens?: number | null;
  readonly outputTokens?: number | null;
  /** Pico-USD; null is unpriced. */
  readonly cost?: number | null;
  readonly durationMs?: number | null;
}

const USUAL = {
  projectId: 1,
  keyId: 1,
  userId: 1,
  noteId: null,
  feature: "summary",
  operation: "chat",
  model: "gemini-2.5-flash",
  status: "ok",
  inputTokens: 1_000,
  cachedInputTokens: 0,
  outputTokens: 100,
  cost: 1_000_000_000,
  durationMs: null,
};

/** Exactly these requests and their sums, in a database that has none. Keys 1 and 3 are of project 1. */
export async function plantUsage(em: EntityManager, requests: readonly PlantedRequest[]): Promise<void> {
  await em.execute(`
    insert into projects (name) values ('notes'), ('search');
    insert into api_keys (project_id, name, prefix, secret_hash, scopes)
      select 2 - n % 2, 'key ' || n, 'tl_', sha256(n::text::bytea), '{ingest}' from generate_series(1, 4) n;
    update settings set value = '"2020-01-01T00:00:00Z"' where key = 'keysCountedSince';
    insert into app_users (project_id, pseudonym) select 1, 'sparrow-' || n from generate_series(1, 40) n;
  `);
  const rows = requests.map((request) => ({ ...USUAL, ...request }));
  await em.execute(
    `select ensure_usage_partition(month::date)
     from (select distinct date_trunc('month', r.at at time zone 'UTC') from json_to_recordset(?::json) as r(at timestamptz))
       as months(month)`,
    [JSON.stringify(rows)],
  );
  await em.execute(
    `insert into token_usage (project_id, api_key_id, event_id, user_id, note_id, feature, operation, provider, model,
        status, input_tokens, cached_input_tokens, output_tokens, total_tokens, cost, cost_state, usage_state, dialect,
        duration_ms, created_at, recorded_at)
      select r."projectId", r."keyId", 'event-' || row_number() over (), r."userId", r."noteId", r.feature, r.operation,
        'google', r.model, r.status, r."inputTokens", r."cachedInputTokens", r."outputTokens",
        coalesce(r."inputTokens", 0) + coalesce(r."outputTokens", 0), r.cost,
        case when r.cost is null then 'unpriced' when r.cost = 0 then 'free' else 'priced' end, 'reported', 'canonical',
        r."durationMs", r.at, r.at
      from json_to_recordset(?::json) as r("projectId" int, "keyId" int, "userId" bigint, "noteId" text, feature text,
        operation text, model text, status text, "inputTokens" bigint, "cachedInputTokens" bigint, "outputTokens" bigint,
        cost numeric, "durationMs" bigint, at timestamptz)`,
    [JSON.stringify(rows)],
  );
  await rollUp(em);
}
