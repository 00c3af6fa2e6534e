import { join } from "node:path";
import { build } from "../build.mjs";
import { becomeNode } from "../child.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";

export async function run(args) {
  await install();
  await build();
  return becomeNode(["--enable-source-maps", join(root, "server/dist/doctor.js"), ...args], { cwd: root });
}
