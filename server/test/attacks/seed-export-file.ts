import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Product } from "../api/start-product.js";

/** An export with the id 1 that is done, and its file. */
export async function seedExportFile(product: Product): Promise<void> {
  const folder = join(product.container.config.dataDir, "exports");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "export-1.csv"), "time\r\n");
  await product.sql.query(
    `insert into exports (state, member_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, totals,
       expires_at, bytes, sha256)
     values ('done', (select min(id) from members), 'csv', '{time}', false, false, now() - interval '1 day', now(), 'UTC', '{"filter": {}, "costStates": null, "narrow": null}', now(), '{}',
       now() + interval '1 day', 6, '\\x00')`,
  );
}
