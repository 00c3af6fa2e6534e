import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Product } from "./start-product.ts";

const IMPORT = fileURLToPath(new URL("../../server/dist/import.js", import.meta.url));
const TRACES = fileURLToPath(new URL("../../server/fixtures/traces/", import.meta.url));

/** What `npm run import` runs, beside the running product; answers its report. */
export async function importTrace(product: Product, file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [IMPORT, `${TRACES}${file}`, ...args], {
    env: { PATH: process.env["PATH"], DATA_DIR: product.dataDir, LOG_LEVEL: "warn" },
  });
  return stdout;
}
