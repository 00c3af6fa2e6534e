import pg from "pg";
import { BackupError } from "./backup-error.js";
import type { TableSums } from "./manifest.js";

/** Made and filled by whoever restores, so that a backup fits a later release. */
const OF_MIGRATIONS = "migrations";
/** Months that lie open for inspection: what is in them is in the archives too. */
const RESTORED_MONTHS = "^restored_usage_\\d{4}_\\d{2}$";

export interface Table {
  readonly name: string;
  readonly isPartitioned: boolean;
  /** Those that hold what was written; not the computed ones. */
  readonly columns: readonly string[];
  readonly numbers: readonly string[];
  /** Names of the tables whose rows its own name. */
  readonly needs: readonly string[];
}

const TABLES = `
  select c.relname as name, relkind = 'p' as "isPartitioned", columns.names as columns, columns.numbers,
    array(select distinct other.relname::text from pg_constraint join pg_class other on other.oid = confrelid
          where contype = 'f' and conrelid = c.oid and confrelid <> c.oid) as needs
  from pg_class c cross join lateral (
    select coalesce(array_agg(attname::text order by attnum) filter (where attgenerated = ''), '{}') as names,
      coalesce(array_agg(attname::text order by attnum)
        filter (where atttypid = any('{int2, int4, int8, numeric}'::regtype[])), '{}') as numbers
    from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
  ) as columns
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> $1
    and relname !~ $2
  order by name`;

/** All tables of the product but months that lie open for inspection; their rows are read through the partitioned one. */
export async function listTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(TABLES, [OF_MIGRATIONS, RESTORED_MONTHS]);
  return inOrderOfNeed(rows);
}

function inOrderOfNeed(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const rest = new Set(tables);
  while (rest.size > 0) {
    const left = new Set([...rest].map(({ name }) => name));
    const next = [...rest].filter(({ needs }) => needs.every((name) => !left.has(name)));
    if (next.length === 0) throw new BackupError(`These tables name each other's rows: ${[...left].join(", ")}.`);
    for (const table of next) {
      ordered.push(table);
      rest.delete(table);
    }
  }
  return ordered;
}

/** Its own rows: those of a table that inherits are that table's, those of partitions are the partitioned one's. */
export function rowsOf({ name, isPartitioned }: Table): string {
  return `${isPartitioned ? "" : "only "}${pg.escapeIdentifier(name)}`;
}

/**
 * Rows, sums and a checksum over every row. SHA-256 of the row's text, of which the first 60 bits are added up: the order
 * of rows does not count, and every PostgreSQL computes the same.
 */
export async function sumTable(client: pg.Client, table: Table): Promise<TableSums> {
  const { name, numbers } = table;
  const sums = numbers.map((column) => `sum(${pg.escapeIdentifier(column)})::text`);
  const { rows } = await client.query<{ rows: string; sums: (string | null)[]; checksum: string }>(
    `select count(*)::text as rows, array[${sums.join(", ")}]::text[] as sums,
       coalesce(sum(('x' || left(encode(sha256(convert_to(whole_row::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text as checksum
     from ${rowsOf(table)} as whole_row`,
  );
  const [row] = rows;
  if (row === undefined) throw new BackupError(`${name} could not be summed.`);
  return {
    rows: row.rows,
    sums: Object.fromEntries(numbers.map((column, at) => [column, row.sums[at] ?? null])),
    checksum: row.checksum,
  };
}

const MONTHS = `
  select to_char(to_date(right(relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') as month
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where inhparent = 'token_usage'::regclass and relname ~ '^token_usage_\\d{4}_\\d{2}$' order by month`;

/** First days of the months that have a partition. */
export async function listMonths(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ month: string }>(MONTHS);
  return rows.map(({ month }) => month);
}
