import type { ClientBase } from "pg";
import type { TokenCounts } from "@tokenledger/model/token-class";
import { TOKEN_COLUMN_NAMES, tokenCounts, type TokenColumn, type TokenColumns } from "../usage/domain/token-columns.js";
import type { RecostScope } from "./domain/recost-scope.js";
import type { SummedUsage } from "./price-sums.js";
import { dimensionConditions, Parameters } from "./scope-conditions.js";

const COUNTS = ["requests", "missing_requests", "free_requests", "unpriced_requests", "cost"] as const;

type SumsRow = Readonly<Record<(typeof COUNTS)[number] | TokenColumn, string>> & {
  readonly user_id: string;
  readonly dimension_id: number;
};

/** The sums of a scope in one bucket, by app user and dimension set, in the order of the key. */
export async function readSums(
  client: ClientBase,
  scope: RecostScope,
  bucketStart: Date,
): Promise<readonly SummedUsage[]> {
  const parameters = new Parameters();
  const columns = [...COUNTS, ...TOKEN_COLUMN_NAMES].map((column) => `sum(s.${column})::text as ${column}`);
  const { rows } = await client.query<SumsRow>(
    `select s.user_id, s.dimension_id, ${columns.join(", ")}
     from token_usage_by_user s join usage_dimensions d on d.id = s.dimension_id
     where s.bucket_start = ${parameters.add(bucketStart)}${dimensionConditions(scope, "d", parameters)}
     group by s.user_id, s.dimension_id having sum(s.requests) > 0 order by s.user_id, s.dimension_id`,
    parameters.values,
  );
  return rows.map((row) => ({
    bucketStart,
    userId: row.user_id,
    dimensionId: row.dimension_id,
    requests: BigInt(row.requests),
    missing: BigInt(row.missing_requests),
    free: BigInt(row.free_requests),
    unpriced: BigInt(row.unpriced_requests),
    cost: BigInt(row.cost),
    counts: countsOf(row),
  }));
}

function countsOf(row: SumsRow): TokenCounts | null {
  const values = TOKEN_COLUMN_NAMES.map((column) => [column, Number(row[column])] as const);
  if (values.some(([, sum]) => !Number.isSafeInteger(sum))) return null;
  return tokenCounts(Object.fromEntries(values) as TokenColumns); // has every column
}
