import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Product } from "../api/start-product.js";

const BYTES = "PAR1PAR1";

/** January 2026 as an archived month with one file of no use, and its manifest. */
export async function seedArchiveFile(product: Product): Promise<void> {
  const folder = join(product.container.config.dataDir, "archives", "usage");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "2026-01-1-seed.parquet"), BYTES);
  await writeFile(join(folder, "2026-01-1-seed.parquet.json"), "{}");
  await product.sql.query(
    `insert into usage_archives (month, part, state, object_key, figures, bytes, sha256, detached_at, dropped_at)
     values ('2026-01-01', 1, 'archived', 'usage/2026-01-1-seed.parquet', '{}', $1, $2, now(), now())`,
    [BYTES.length, createHash("sha256").update(BYTES).digest("hex")],
  );
}
