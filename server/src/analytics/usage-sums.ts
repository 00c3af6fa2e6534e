import { formatUsd, pico } from "@tokenledger/model/money";
import { sql } from "kysely";
import type { Coverage } from "./domain/coverage.js";
import { SUMMED_COLUMNS, type SummedColumn } from "./tables.js";

/** A total with its parts; the four usage states add up to requests, and so do the three cost states. */
export interface UsageSums {
  readonly requests: number;
  readonly failedRequests: number;
  readonly inputTokens: bigint;
  readonly cachedInputTokens: bigint;
  readonly cacheWriteTokens: bigint;
  readonly outputTokens: bigint;
  readonly reasoningTokens: bigint;
  readonly totalTokens: bigint;
  /** Decimal USD of the requests whose cost is known. */
  readonly cost: string;
  readonly coverage: Coverage;
}

/** Sums as text: a numeric of any size survives it. */
export type SumsRow = Record<SummedColumn | "failed_requests", string>;

type CoverageColumn = "requests" | `${"free" | "unpriced" | "partial" | "estimated" | "missing"}_requests`;

/** To be selected from a `usageSource` named `u`. Cancelled requests did not fail: somebody stopped them. */
export function sumsOfUsage() {
  return [
    ...SUMMED_COLUMNS.map((column) => sql<string>`coalesce(sum(${sql.ref(`u.${column}`)}), 0)::text`.as(column)),
    sql<string>`coalesce(sum(u.requests) filter (where u.status = 'error'), 0)::text`.as("failed_requests"),
  ] as const;
}

/** A group whose requests were all corrected away keeps rows that add up to nothing; it has no usage. */
export const hasRequests = sql<boolean>`sum(u.requests) > 0`;

export function readSums(row: SumsRow): UsageSums {
  return {
    requests: Number(row.requests), // requests stay below 2^53: each is a row somebody sent
    failedRequests: Number(row.failed_requests),
    inputTokens: BigInt(row.input_tokens),
    cachedInputTokens: BigInt(row.cached_input_tokens),
    cacheWriteTokens: BigInt(row.cache_write_tokens),
    outputTokens: BigInt(row.output_tokens),
    reasoningTokens: BigInt(row.reasoning_tokens),
    totalTokens: BigInt(row.total_tokens),
    cost: usd(row.cost),
    coverage: readCoverage(row),
  };
}

const COLUMNS = [...SUMMED_COLUMNS, "failed_requests"] as const;

/** Of two groups that share nothing. */
export function addSums(a: SumsRow, b: SumsRow): SumsRow {
  const sum = { ...a };
  for (const column of COLUMNS) sum[column] = String(BigInt(a[column]) + BigInt(b[column]));
  return sum;
}

/** Decimal USD of whole pico-USD in text. */
export function usd(picoUsd: string): string {
  return formatUsd(pico(BigInt(picoUsd)));
}

/** Of sums in text. */
export function readCoverage(row: Pick<SumsRow, CoverageColumn>): Coverage {
  const [requests, free, unpriced] = [Number(row.requests), Number(row.free_requests), Number(row.unpriced_requests)];
  const [partial, estimated, missing] = [
    Number(row.partial_requests),
    Number(row.estimated_requests),
    Number(row.missing_requests),
  ];
  return {
    requests,
    pricedRequests: requests - free - unpriced,
    freeRequests: free,
    unpricedRequests: unpriced,
    reportedRequests: requests - partial - estimated - missing,
    partialRequests: partial,
    estimatedRequests: estimated,
    missingRequests: missing,
    pricedShare: requests === 0 ? null : (requests - unpriced) / requests,
  };
}
