import { join, resolve } from "node:path";
import { build } from "../build.mjs";
import { becomeNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

/**
 * File names are meant from where the person typed the command, while npm moves to the project's root;
 * the data directory is the one that `npm start` uses.
 */
export async function run(args) {
  await install();
  await build();
  return becomeNode(["--enable-source-maps", join(root, "server/dist/backup.js"), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { DATA_DIR: resolve(root, process.env.DATA_DIR || ".data") },
  });
}
