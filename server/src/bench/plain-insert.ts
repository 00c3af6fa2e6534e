import pg from "pg";

const TABLE = "bench_token_usage";
/** Numbered anew by the copy; nothing but `token_usage` needs it. */
const SKIPPED = ["id", "warnings"];

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The yardstick: the same rows into a bare copy of `token_usage` by `INSERT … SELECT FROM unnest`, and nothing else. */
export class PlainInsert {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly columns: readonly Column[],
  ) {}

  static async prepare(databaseUrl: string, connections: number): Promise<PlainInsert> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: connections, min: connections });
    await pool.query(`create table ${TABLE} (like token_usage including all)`);
    const { rows } = await pool.query<Column>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)`,
      [TABLE, SKIPPED],
    );
    return new PlainInsert(pool, rows);
  }

  /** The newest recorded rows as batches of columns, as a client would hold them. */
  async takeRows(rowsPerBatch: number, batches: number): Promise<readonly (readonly unknown[][])[]> {
    const list = this.columns.map(({ name }) => `${name}::text`).join(", ");
    const { rows } = await this.pool.query<unknown[]>({
      text: `select ${list} from token_usage order by id desc limit $1`,
      values: [rowsPerBatch * batches],
      rowMode: "array",
    });
    return Array.from({ length: batches }, (_, batch) => {
      const some = rows.slice(batch * rowsPerBatch, (batch + 1) * rowsPerBatch);
      return this.columns.map((_column, at) => some.map((row) => row[at]));
    });
  }

  /** Rows per second, each batch a durable transaction. */
  async run(batches: readonly (readonly unknown[][])[], connections: number): Promise<number> {
    await this.pool.query(`truncate ${TABLE}`);
    const names = this.columns.map(({ name }) => name).join(", ");
    const arrays = this.columns.map(({ type }, at) => `$${at + 1}::text[]::${type}[]`).join(", ");
    const insert = { name: "plain-insert", text: `insert into ${TABLE} (${names}) select * from unnest(${arrays})` };
    const left = batches.values();
    const insertRest = async (): Promise<void> => {
      const client = await this.pool.connect();
      for (const values of left) await client.query({ ...insert, values: [...values] });
      client.release();
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: connections }, insertRest));
    const seconds = (performance.now() - startedAt) / 1000;
    const rows = batches.reduce((sum, [column]) => sum + (column?.length ?? 0), 0);
    return rows / seconds;
  }

  /** What the database promises about a commit. */
  async durability(): Promise<string> {
    const { rows } = await this.pool.query<{ fsync: string; commit: string; version: string }>(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('server_version') as version`,
    );
    const [row] = rows;
    return `PostgreSQL ${row?.version}, fsync ${row?.fsync}, synchronous_commit ${row?.commit}`;
  }

  async close(): Promise<void> {
    await this.pool.query(`drop table ${TABLE}`);
    await this.pool.end();
  }
}
