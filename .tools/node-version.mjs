import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { runChild, WATCHED } from "./child.mjs";
import { cache } from "./places.mjs";
import { fail, step } from "./say.mjs";

const LOWEST = [24, 7];
const FETCHED = "24.21.0";
const REMEMBERED = join(cache, "node-path");

/**
 * True when this Node is new enough. Otherwise runs the same command with a newer one and returns
 * false once that has ended.
 */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) {
    // Programs started from here find the same Node first.
    process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`;
    return true;
  }
  const node = remembered() ?? (await step(`Fetching Node ${FETCHED}, as this is ${process.version}`, fetchNode));
  if (node === null) {
    fail(
      `Tokenledger needs Node ${LOWEST.join(".")} or later and npm could not fetch it; install it from https://nodejs.org and run this again.`,
    );
    return false;
  }
  process.exitCode = await runChild(node, process.argv.slice(1), {
    cwd: process.cwd(),
    env: { ...process.env, [WATCHED]: "1" },
  });
  return false;
}

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}

/** npx takes over a second each time, so its answer is kept for as long as it holds. */
function remembered() {
  try {
    const node = readFileSync(REMEMBERED, "utf8").trim();
    return versionOf(node) === `v${FETCHED}` ? node : null;
  } catch {
    return null; // nothing remembered yet
  }
}

function fetchNode() {
  const npx = spawnSync("npx", ["-y", "-p", `node@${FETCHED}`, "node", "-p", "process.execPath"], {
    encoding: "utf8",
    env: { ...process.env, npm_config_update_notifier: "false" },
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  const node = npx.stdout?.trim();
  if (npx.status !== 0 || versionOf(node) !== `v${FETCHED}`) return null;
  mkdirSync(cache, { recursive: true });
  writeFileSync(REMEMBERED, `${node}\n`);
  return node;
}

function versionOf(node) {
  return spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim();
}
