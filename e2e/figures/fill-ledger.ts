import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import type { Product } from "../support/start-product.ts";

const FILL = fileURLToPath(new URL("../../server/dist/bench/growth/fill-main.js", import.meta.url));

/** Events of 90 days, made in the database as benchmarks do; some are recorded through the door first. */
export async function fillLedger({ url, dataDir }: Product, rows: number): Promise<void> {
  process.stdout.write(`Filling a ledger with ${rows} events ...\n`);
  await promisify(execFile)(process.execPath, [FILL, url, BOOTSTRAP_API_KEY, dataDir, String(rows)], {
    env: { PATH: process.env["PATH"] },
  });
}
