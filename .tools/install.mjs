import { existsSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { cache, packages, root } from "./places.mjs";
import { step } from "./say.mjs";
import { readStamp, stampOf, writeStamp } from "./stamp.mjs";

const PNPM = "pnpm@12.21.0";
const STAMP = join(cache, "installed");

/** Installs dependencies when the lockfile or a package.json changed since the last time. */
export async function install() {
  const wanted = stampOf(
    ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...packages.map((folder) => join(folder, "package.json"))],
    `${process.platform} ${process.arch}`,
  );
  if (readStamp(STAMP) === wanted && existsSync(join(root, "node_modules", ".pnpm"))) return;
  await step("Installing dependencies", async () => {
    const reporter = process.stdout.isTTY ? "default" : "append-only";
    const args = ["-y", PNPM, "install", "--frozen-lockfile", `--reporter=${reporter}`];
    const code = await runChild("npx", args, { env: outsideEnvironment(), shell: process.platform === "win32" });
    if (code !== 0) throw new Error("The dependencies could not be installed; pnpm's message is above.");
  });
  writeStamp(STAMP, wanted);
}

/**
 * What npm tells its scripts about itself would be taken for settings of pnpm; not so where its global settings lie: the
 * npm of another Node looks for them elsewhere, and without their mirror or certificates reaches no registry.
 */
function outsideEnvironment() {
  const foreign = /^npm_(config_(?!globalconfig$)|package|lifecycle|command|execpath|node_execpath)/i;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), npm_config_update_notifier: "false" };
}
