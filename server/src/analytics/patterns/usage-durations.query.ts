import { sql } from "kysely";
import { FINEST_PER_DECADE, fitGrid } from "../domain/log-grid.js";
import type { Question } from "../question.js";
import { findNewest, MAX_SINGLE_REQUESTS, singleRequests } from "./newest-requests.js";

/** More dots than this lie on each other. */
export const MAX_DURATION_POINTS = 500;

export interface DurationPoint {
  readonly outputTokens: bigint;
  readonly durationMs: number;
  readonly requests: number;
}

/** Successful requests with a duration and output tokens, neighbours on a logarithmic grid together. */
export async function usageDurations(question: Question, limit = MAX_SINGLE_REQUESTS): Promise<DurationPoint[]> {
  const newest = await findNewest(question, limit);
  const rows = await question.db
    .selectFrom(singleRequests(question, newest).as("u"))
    .select([lineOf("u.output_tokens").as("column"), lineOf("u.duration_ms").as("row")])
    .select([
      sql<string>`count(*)::text`.as("requests"),
      sql<string>`sum(u.output_tokens)::text`.as("output_tokens"),
      sql<string>`sum(u.duration_ms)::text`.as("duration_ms"),
    ])
    .where("u.status", "=", "ok")
    .where("u.output_tokens", "is not", null)
    .where("u.duration_ms", "is not", null)
    .groupBy(sql`1, 2`)
    .orderBy(sql`1, 2`)
    .execute();
  const cells = rows.map(({ column, row, requests, output_tokens, duration_ms }) => ({
    column,
    row,
    requests: BigInt(requests),
    outputTokens: BigInt(output_tokens),
    durationMs: BigInt(duration_ms),
  }));
  return fitGrid(cells, MAX_DURATION_POINTS).map(({ requests, outputTokens, durationMs }) => ({
    outputTokens: meanOf(outputTokens, requests),
    durationMs: Number(meanOf(durationMs, requests)),
    requests: Number(requests),
  }));
}

function lineOf(column: "u.output_tokens" | "u.duration_ms") {
  const line = sql`floor(${sql.lit(FINEST_PER_DECADE)} * log(${sql.ref(column)}::float8))::int`;
  return sql<number>`(case when ${sql.ref(column)} < 1 then -1 else ${line} end)`;
}

function meanOf(sum: bigint, count: bigint): bigint {
  return (2n * sum + count) / (2n * count);
}
