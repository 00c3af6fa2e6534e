import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Product } from "./start-product.ts";

/** A connection to the product's own database, to spoil what only a fault could spoil; the journey ends it. */
export async function connectDatabase({ dataDir }: Product): Promise<pg.Client> {
  const folder = join(dataDir, "postgres");
  const { port } = JSON.parse(await readFile(join(folder, "owner.json"), "utf8")) as { port: number };
  const password = (await readFile(join(folder, "password"), "utf8")).trim();
  const client = new pg.Client({ host: "127.0.0.1", port, user: "tokenledger", database: "tokenledger", password });
  await client.connect();
  return client;
}
