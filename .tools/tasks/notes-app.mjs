import { join } from "node:path";
import { build } from "../build.mjs";
import { becomeNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

/** A notes app that records to the Tokenledger that runs; see e2e/notes-app. */
export async function run(args) {
  await install();
  await build();
  return becomeNode([join(root, "e2e/notes-app/main.ts"), ...args]);
}
