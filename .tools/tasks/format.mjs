import { join } from "node:path";
import { runNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

export async function run(args) {
  await install();
  return runNode(join(root, "node_modules/oxfmt/bin/oxfmt"), args);
}
