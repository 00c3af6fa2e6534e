import type pg from "pg";
import { openPool } from "../open-pool.js";

const TABLE = "bench_token_usage";
/** `id` is numbered anew by the copy; arrays do not go through `unnest`. */
const SKIPPED = ["id", "warnings"];

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** A copy of `token_usage` with the same indexes that nobody partitions, checks, prices or adds up. */
export class BareCopy {
  readonly table = TABLE;

  private constructor(
    readonly pool: pg.Pool,
    readonly columns: readonly Column[],
  ) {}

  /**
   * Makes the copy, has it used and drops it.
   *
   * @param connections at most so many at a time
   */
  static async use<T>(databaseUrl: string, connections: number, work: (copy: BareCopy) => Promise<T>): Promise<T> {
    const pool = openPool(databaseUrl, connections);
    try {
      return await work(await BareCopy.make(pool));
    } finally {
      await pool.query(`drop table if exists ${TABLE}`);
      await pool.end();
    }
  }

  private static async make(pool: pg.Pool): Promise<BareCopy> {
    await pool.query(`drop table if exists ${TABLE}`);
    await pool.query(`create table ${TABLE} (like token_usage including all)`);
    const { rows } = await pool.query<Column>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)
       order by attnum`,
      [TABLE, SKIPPED],
    );
    return new BareCopy(pool, rows);
  }

  /** Names of the columns as SQL. */
  get names(): string {
    return this.columns.map(({ name }) => name).join(", ");
  }

  /** Some recorded rows as texts, as a client would hold them. */
  async takeRows(count: number): Promise<readonly (readonly unknown[])[]> {
    const { rows } = await this.pool.query<unknown[]>({
      text: `select ${this.columns.map(({ name }) => `${name}::text`).join(", ")} from token_usage limit $1`,
      values: [count],
      rowMode: "array",
    });
    if (rows.length < count) throw new Error(`Only ${rows.length} of ${count} rows are recorded yet.`);
    return rows;
  }

  /** Empties the copy and has each connection do its share; answers the seconds of the work alone. */
  async fill(connections: number, work: (client: pg.PoolClient) => Promise<void>): Promise<number> {
    await this.pool.query(`truncate ${TABLE}`);
    const clients = await Promise.all(Array.from({ length: connections }, () => this.pool.connect()));
    try {
      const startedAt = performance.now();
      await Promise.all(clients.map(work));
      return (performance.now() - startedAt) / 1_000;
    } finally {
      for (const client of clients) client.release();
    }
  }
}
