import type pg from "pg";
import { EVENT_TABLES, ROLLUP_TABLES, SPAN_TABLES } from "./ledger-tables.js";

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly tableBytes: number;
  readonly indexBytes: number;
}

/** Sizes of the ledger's tables with all their partitions; rows as the planner knows them. */
export async function tableSizes(pool: pg.Pool): Promise<readonly TableSize[]> {
  const { rows } = await pool.query<Record<"table" | "rows" | "table_bytes" | "index_bytes", string>>(
    `select name as table, sum(greatest(reltuples, 0))::text as rows,
            sum(pg_table_size(oid))::text as table_bytes, sum(pg_indexes_size(oid))::text as index_bytes
     from unnest($1::text[]) with ordinality as named(name, at),
          lateral (select relid from pg_partition_tree(name::regclass) union select name::regclass) as part
          join pg_class on oid = relid and relkind = 'r'
     group by name, at order by at`,
    [[...EVENT_TABLES, ...ROLLUP_TABLES, ...SPAN_TABLES]],
  );
  return rows.map((row) => ({
    table: row.table,
    rows: Number(row.rows),
    tableBytes: Number(row.table_bytes),
    indexBytes: Number(row.index_bytes),
  }));
}
