import { join } from "node:path";
import { build } from "../build.mjs";
import { becomeNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

export async function run(args) {
  await install();
  await build();
  // Not at the top: only the Node that was made sure of reads TypeScript.
  const { ALLOCATOR, NODE_FLAGS } = await import("../../server/src/app/node-flags.ts");
  return becomeNode([...NODE_FLAGS, join(root, "server/dist/main.js"), ...args], { cwd: root, env: ALLOCATOR });
}
