import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Product } from "./start-product.ts";

const VERIFY = fileURLToPath(new URL("../../server/dist/verify.js", import.meta.url));

/** What `npm run verify` runs, beside the running product; answers its report, whether sums differ or not. */
export function verifyLedger({ dataDir }: Product): Promise<string> {
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [VERIFY], { env }, (fault, stdout, stderr) => {
      if (stdout === "") reject(new Error(`The verification told nothing but: ${stderr}`, { cause: fault }));
      else resolve(stdout);
    });
  });
}
