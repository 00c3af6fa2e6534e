import { NO_TOKENS, TOKEN_CLASSES, type TokenCounts } from "@tokenledger/model/token-class";
import { sql } from "kysely";
import type { Question } from "./question.js";
import { matches, rawUserId } from "./usage-conditions.js";

/** Names of a project, as requests give them. */
export interface NamedModel {
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
}

/** Requests of one kind without a cost: of the same names, service tier and kinds of use. */
export interface UnpricedRequests extends NamedModel {
  /** As it was sent or reported. */
  readonly serviceTier: string | null;
  readonly requests: number;
  readonly totalTokens: bigint;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** What one of them used. */
  readonly sample: { readonly counts: TokenCounts; readonly webSearches: number };
}

interface RequestsRow {
  readonly project_id: number;
  readonly provider: string;
  readonly model: string;
  readonly service_tier: string | null;
  readonly requests: string;
  readonly tokens: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly sample: readonly string[];
}

/** The disjoint counts of a row, in the order of `TOKEN_CLASSES`, and its searches: what `tokenCounts` computes. */
const USED = [
  `input_tokens - coalesce(cached_input_tokens, 0) - coalesce(cache_write_tokens, 0)
     - coalesce(input_audio_tokens, 0) - coalesce(input_image_tokens, 0) - coalesce(input_video_tokens, 0)`,
  "coalesce(cached_input_tokens, 0) - coalesce(cached_input_audio_tokens, 0)",
  "coalesce(cache_write_tokens, 0) - coalesce(cache_write_1h_tokens, 0)",
  "coalesce(cache_write_1h_tokens, 0)",
  "coalesce(input_audio_tokens, 0)",
  "coalesce(cached_input_audio_tokens, 0)",
  "coalesce(input_image_tokens, 0)",
  "coalesce(input_video_tokens, 0)",
  `output_tokens - coalesce(reasoning_tokens, 0) - coalesce(output_audio_tokens, 0)
     - coalesce(output_image_tokens, 0)`,
  "coalesce(reasoning_tokens, 0)",
  "coalesce(output_audio_tokens, 0)",
  "coalesce(output_image_tokens, 0)",
  "coalesce(web_searches, 0)",
] as const;

/**
 * Raw rows of known usage and unknown cost, by the index of unpriced rows: only they tell service tiers and
 * rare classes apart. As long as they are kept.
 */
export async function unpricedRequests(
  { db, filter }: Question,
  models: readonly NamedModel[],
): Promise<readonly UnpricedRequests[]> {
  if (models.length === 0) return [];
  const asked = JSON.stringify(models.map((each) => [each.projectId, each.provider, each.model]));
  const { rows } = await sql<RequestsRow>`
    select project_id, provider, model, service_tier, count(*)::text as requests,
           coalesce(sum(total_tokens), 0)::text as tokens, min(created_at) as first_at, max(created_at) as last_at,
           min(used)::text[] as sample
    from token_usage e, lateral (select array[${sql.raw(USED.join(", "))}]::bigint[] as used) as counts
    where cost_state = 'unpriced' and usage_state <> 'missing'
      and created_at >= ${filter.range.from.toJSON()}::timestamptz
      and created_at < ${filter.range.to.toJSON()}::timestamptz
      and ${matches(filter, "e", rawUserId(filter.dimensions))}
      and (project_id, provider, model) in (
        select (each ->> 0)::int, each ->> 1, each ->> 2 from json_array_elements(${asked}::json) as each
      )
    group by project_id, provider, model, service_tier, ${sql.raw(USED.map((count) => `(${count}) > 0`).join(", "))}
  `.execute(db);
  return rows.map(toRequests);
}

function toRequests(row: RequestsRow): UnpricedRequests {
  const counts = { ...NO_TOKENS };
  for (const [at, tokenClass] of TOKEN_CLASSES.entries()) counts[tokenClass] = Number(row.sample[at]);
  return {
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    serviceTier: row.service_tier,
    requests: Number(row.requests),
    totalTokens: BigInt(row.tokens),
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
    sample: { counts, webSearches: Number(row.sample[TOKEN_CLASSES.length]) },
  };
}
