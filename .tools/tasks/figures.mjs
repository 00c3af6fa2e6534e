import { join } from "node:path";
import { build } from "../build.mjs";
import { runNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

/** Measures the console in a browser against its budgets; `--rows`, or `--url`, `--email`, `--password` of a running one. */
export async function run(args) {
  await install();
  await build();
  return runNode(join(root, "e2e/figures/main.ts"), args, { cwd: join(root, "e2e") });
}
