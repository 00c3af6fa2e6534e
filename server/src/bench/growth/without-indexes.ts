import type pg from "pg";

interface Restoring {
  readonly drop: string;
  readonly make: string;
}

/** Constraints that are indexes, and indexes that are no constraint; of a partitioned table those of the whole. */
const INDEXES = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
  from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')
  union all
  select format('drop index %s', indexrelid::regclass), replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
  from pg_index where indrelid = $1::regclass
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`;

/** Drops the indexes of a table, has it filled, and builds them at once, which is many times faster than row by row. */
export async function withoutIndexes(
  pool: pg.Pool,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const restorings = await Promise.all(
    tables.map(async (table) => (await pool.query<Restoring>(INDEXES, [table])).rows),
  );
  for (const { drop } of restorings.flat()) await pool.query(drop);
  try {
    await fill();
  } finally {
    // Tables of their own, so that they can be built side by side.
    await Promise.all(restorings.map((ofTable) => makeAll(pool, ofTable)));
  }
}

async function makeAll(pool: pg.Pool, restorings: readonly Restoring[]): Promise<void> {
  for (const { make } of restorings) await pool.query(make);
}
