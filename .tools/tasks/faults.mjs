import { join } from "node:path";
import { build } from "../build.mjs";
import { becomeNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

/** Does to the built product what machines and networks do, at length; the short form is part of `npm test`. */
export async function run(args) {
  await install();
  await build();
  const tests = join(root, "server/test");
  const main = join(tests, "faults/main.ts");
  return becomeNode(["--import", join(tests, "typescript-sources.mjs"), main, ...args], { cwd: root });
}
