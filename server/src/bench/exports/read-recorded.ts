import type pg from "pg";
import type { ReadBack } from "./read-back.js";

/** What the ledger's own rows add up to. */
export async function readRecorded(pool: pg.Pool): Promise<ReadBack> {
  const { rows } = await pool.query<Record<"rows" | "tokens" | "pico", string>>(
    "select count(*) as rows, sum(total_tokens) as tokens, sum(cost) as pico from token_usage",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("A sum has a row.");
  return { rows: Number(row.rows), totalTokens: BigInt(row.tokens), costPicoUsd: BigInt(row.pico) };
}
