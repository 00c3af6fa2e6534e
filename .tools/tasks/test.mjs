import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "../build.mjs";
import { runNode } from "../child.mjs";
import { install } from "../install.mjs";
import { reports, root } from "../places.mjs";
import { say, seconds, step } from "../say.mjs";
import { describeFailure, readCounts, readFailures } from "../test-reports.mjs";

const SUITES = [
  {
    name: "Rules, slices and doors",
    report: "vitest.json",
    run: (report) =>
      runNode(join(root, "node_modules/vitest/vitest.mjs"), [
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ]),
  },
  {
    name: "Journeys in the browser",
    report: "playwright.json",
    run: (report) =>
      runNode(join(root, "e2e/node_modules/@playwright/test/cli.js"), ["test", "--reporter=list,json"], {
        cwd: join(root, "e2e"),
        env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      }),
  },
];

/** All set-up and all tests; the reports stay in test-results for .ci/run. */
export async function run() {
  const begun = performance.now();
  await install();
  await build();
  await step("Setting up a browser", async () => {
    const { findChromium } = await import("../../e2e/support/find-chromium.ts");
    process.env.CHROMIUM_PATH = await findChromium();
    say(`Browser: ${process.env.CHROMIUM_PATH}`);
  });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const results = [];
  for (const suite of SUITES) {
    const report = join(reports, suite.report);
    const code = await suite.run(report);
    results.push({ suite, code, ...readCounts(report, code), failures: readFailures(report) });
  }
  // Again at the end: of a long log often nothing else is kept.
  for (const { suite, failures } of results) {
    for (const failure of failures) say(`\n${suite.name}: ${describeFailure(failure)}`);
  }
  say("");
  for (const { suite, passed, failed } of results) say(`${suite.name}: ${passed} passed, ${failed} failed`);
  say(`All of it took ${seconds(begun)}.`);
  return results.every(({ code, passed, failed }) => code === 0 && failed === 0 && passed > 0) ? 0 : 1;
}
