import type pg from "pg";
import { LoadGenerator } from "./load/load-generator.js";
import { openPool } from "./open-pool.js";
import { startProduct, type BenchedProduct, type ProductChoice } from "./start-product.js";

/** A running product, the process that puts load on it, and a way to look into its database. */
export interface LoadedProduct {
  readonly product: BenchedProduct;
  readonly generator: LoadGenerator;
  readonly pool: pg.Pool;
  /** Of the database: its version, and what it promises about a commit. */
  readonly durability: string;
}

/** Runs the work and ends everything it was given, however the work ended. */
export async function withProduct<T>(choice: ProductChoice, work: (loaded: LoadedProduct) => Promise<T>): Promise<T> {
  const product = await startProduct(choice);
  const pool = openPool(product.databaseUrl, 2);
  const generator = LoadGenerator.start(product);
  try {
    return await work({ product, generator, pool, durability: await durabilityOf(pool) });
  } finally {
    generator.stop();
    await pool.end();
    await product.stop();
  }
}

async function durabilityOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ fsync: string; commit: string; version: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('server_version') as version`,
  );
  const [row] = rows;
  return `PostgreSQL ${row?.version}, fsync ${row?.fsync}, synchronous_commit ${row?.commit}`;
}
