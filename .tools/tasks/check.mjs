import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projects } from "../build.mjs";
import { missingMessages } from "../check-catalogues.mjs";
import { staleDocuments, staleRights, staleSchema } from "../check-generated.mjs";
import { doubleFields } from "../check-manifests.mjs";
import { install } from "../install.mjs";
import { root } from "../places.mjs";
import { say, seconds } from "../say.mjs";

const tsc = "node_modules/typescript/bin/tsc";
const cruiser = ".tools/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";

/** In this order, because the schema is printed by the built server. */
const STEPS = [
  { name: "types of shared and server", run: () => program(tsc, ["-b", ...projects]) },
  { name: "types of tests", run: () => program(tsc, ["-p", "tsconfig.test.json"]) },
  { name: "types of the console", run: () => program(tsc, ["-p", "web", "--noEmit"]) },
  { name: "types of the journeys", run: () => program(tsc, ["-p", "e2e"]) },
  { name: "lint", run: () => program("node_modules/oxlint/bin/oxlint", ["--deny-warnings"]) },
  { name: "format", run: () => program("node_modules/oxfmt/bin/oxfmt", ["--check"]) },
  {
    name: "floors",
    run: () => program(cruiser, ["--config", ".tools/architecture.mjs", "server/src", "web/src", "shared"]),
  },
  { name: "unused code and dependencies", run: () => program("node_modules/knip/bin/knip.js", ["--no-progress"]) },
  { name: "schema.graphql is fresh", run: staleSchema },
  { name: "docs/rights.md is fresh", run: staleRights },
  { name: "typed documents are fresh", run: staleDocuments },
  { name: "messages in every language", run: missingMessages },
  { name: "no field of a manifest twice", run: doubleFields },
];

/** Every step runs, whatever the ones before found; one line each, and what was found below it. */
export async function run() {
  await install();
  let failures = 0;
  for (const { name, run: find } of STEPS) {
    const begun = performance.now();
    const faults = faultsOf(find);
    say(`${faults.length === 0 ? "ok    " : "FAULTY"} ${name} (${seconds(begun)})`);
    for (const fault of faults) say(fault);
    if (faults.length > 0) failures += 1;
  }
  say(failures === 0 ? "All checks passed." : `${failures} of ${STEPS.length} checks failed.`);
  return failures === 0 ? 0 : 1;
}

function faultsOf(find) {
  try {
    return find();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function program(path, args) {
  const result = spawnSync(process.execPath, [join(root, path), ...args], { cwd: root, encoding: "utf8" });
  return result.status === 0 ? [] : [`${result.stdout}${result.stderr}`.trim()];
}
