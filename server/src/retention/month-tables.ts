import type { Statements } from "../core/statements.js";

/** @param month `2026-08-01` */
export function partitionOf(month: string): string {
  return `token_usage_${month.slice(0, 7).replace("-", "_")}`;
}

/** What the table of a month is called once it has left the ledger. */
export function leftTable({ month, part }: { readonly month: string; readonly part: number }): string {
  return `archived_usage_${month.slice(0, 7).replace("-", "_")}_${part}`;
}

/** What an archived month is called while it is back to be looked at. */
export function restoredTable(month: string): string {
  return `restored_usage_${month.slice(0, 7).replace("-", "_")}`;
}

/** First days of the months that have raw rows; a table without any is no month to archive. */
export async function keptMonths(client: Statements): Promise<readonly string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select to_date(right(relname, 7), 'YYYY_MM')::text as month from pg_inherits join pg_class on pg_class.oid = inhrelid
     where inhparent = 'token_usage'::regclass order by 1`,
  );
  const kept: string[] = [];
  for (const { month } of rows) {
    const found = await client.query<{ some: boolean }>(`select exists (select from ${partitionOf(month)}) as some`);
    if (found.rows[0]?.some === true) kept.push(month);
  }
  return kept;
}

export async function tableExists(client: Statements, table: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>("select to_regclass($1) is not null as exists", [table]);
  return rows[0]?.exists === true;
}
