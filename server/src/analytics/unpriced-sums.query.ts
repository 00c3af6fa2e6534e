import { sql } from "kysely";
import type { Question } from "./question.js";
import { usageSource } from "./usage-source.js";

/** Requests of a project and model that have no cost, by the rollups. */
export interface UnpricedSums {
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  /** Usage is missing: nothing could price them. */
  readonly missing: UnpricedSum | null;
  /** Usage is known. */
  readonly known: UnpricedSum | null;
  /** Of known usage; null where the rollups cannot tell: others of the same quarter hour have a cost. */
  readonly knownTokens: bigint | null;
}

export interface UnpricedSum {
  readonly requests: number;
  /** Start of the quarter hour. */
  readonly firstAt: Date;
  /** Start of the quarter hour. */
  readonly lastAt: Date;
}

interface SumsRow {
  readonly project_id: number;
  readonly provider: string;
  readonly model: string;
  readonly missing: string;
  readonly missing_first: string | null;
  readonly missing_last: string | null;
  readonly known: string;
  readonly known_first: string | null;
  readonly known_last: string | null;
  readonly tokens: string | null;
}

/** One row per project, provider and model; as many as there are models without a price. */
export async function unpricedSums({ db, filter }: Question): Promise<readonly UnpricedSums[]> {
  const rows = await db
    .selectFrom(usageSource(db, filter, false).as("u"))
    .select(["u.project_id", "u.provider", "u.model"])
    .select([
      sql<string>`sum(u.missing_requests)::text`.as("missing"),
      sql<string | null>`min(u.at) filter (where u.missing_requests > 0)`.as("missing_first"),
      sql<string | null>`max(u.at) filter (where u.missing_requests > 0)`.as("missing_last"),
      sql<string>`sum(u.unpriced_requests - u.missing_requests)::text`.as("known"),
      sql<string | null>`min(u.at) filter (where u.unpriced_requests > u.missing_requests)`.as("known_first"),
      sql<string | null>`max(u.at) filter (where u.unpriced_requests > u.missing_requests)`.as("known_last"),
      sql<string | null>`case when bool_and(u.unpriced_requests in (u.requests, u.missing_requests))
        then coalesce(sum(u.total_tokens) filter (where u.unpriced_requests = u.requests), 0)::text end`.as("tokens"),
    ])
    .where("u.unpriced_requests", ">", "0")
    .groupBy(["u.project_id", "u.provider", "u.model"])
    .execute();
  return rows.map(toSums);
}

function toSums(row: SumsRow): UnpricedSums {
  return {
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    missing: toSum(row.missing, row.missing_first, row.missing_last),
    known: toSum(row.known, row.known_first, row.known_last),
    knownTokens: row.tokens === null ? null : BigInt(row.tokens),
  };
}

function toSum(requests: string, first: string | null, last: string | null): UnpricedSum | null {
  if (first === null || last === null) return null;
  return { requests: Number(requests), firstAt: new Date(first), lastAt: new Date(last) };
}
