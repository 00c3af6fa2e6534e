import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";

/** Every row of every table as text, and what byte columns hold, by table. */
export async function dumpTables(sql: pg.Pool): Promise<ReadonlyMap<string, Buffer>> {
  const { rows: tables } = await sql.query<{ name: string; bytes: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select format('%I', attname) from pg_attribute
                  where attrelid = c.oid and atttypid = 'bytea'::regtype and not attisdropped)::text[] as bytes
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema')`,
  );
  const dump = new Map<string, Buffer>();
  for (const { name, bytes } of tables) {
    const columns = ["t::text", ...bytes];
    const { rows } = await sql.query<(string | Buffer | null)[]>({
      text: `select ${columns.join(", ")} from ${name} t`,
      rowMode: "array",
    });
    dump.set(
      name,
      Buffer.concat(rows.flat().flatMap((value) => (value === null ? [] : [Buffer.from(value), Buffer.from("\n")]))),
    );
  }
  return dump;
}

/** Every file beneath, by its path. */
export async function readFiles(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path, await readFile(path));
  }
  return files;
}
