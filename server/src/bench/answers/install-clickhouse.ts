import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** ClickHouse in a process of our own. Half a gigabyte, so that only who asks for this comparison fetches it. */
const CHDB = { name: "chdb", version: "3.4.0" };
const CACHE = fileURLToPath(new URL(`../../../../.cache/chdb-${CHDB.version}/`, import.meta.url));

/** Fetches it once. Answers the file to load it from. */
export async function installClickhouse(): Promise<string> {
  if (!existsSync(join(CACHE, "node_modules", CHDB.name))) {
    process.stdout.write(`fetching ${CHDB.name} ${CHDB.version}\n`);
    await mkdir(CACHE, { recursive: true });
    await writeFile(join(CACHE, "package.json"), JSON.stringify({ private: true }));
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", `${CHDB.name}@${CHDB.version}`], {
      cwd: CACHE,
    });
  }
  return createRequire(join(CACHE, "package.json")).resolve(CHDB.name);
}
