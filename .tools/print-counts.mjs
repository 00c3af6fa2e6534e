// Last line of .ci/run: the sum over the reports that `npm test` left, and whether all is well.
import { join } from "node:path";
import { reports } from "./places.mjs";
import { readCounts } from "./test-reports.mjs";

const testExitCode = Number(process.argv[2] ?? 0);
const counts = ["vitest.json", "playwright.json"].map((name) => readCounts(join(reports, name)));
const passed = counts.reduce((sum, suite) => sum + suite.passed, 0);
const failed = counts.reduce((sum, suite) => sum + suite.failed, 0);
const unexplained = failed === 0 && testExitCode !== 0 ? 1 : 0;
console.log(`${passed} passed, ${failed + unexplained} failed`);
process.exitCode = failed + unexplained === 0 && passed > 0 ? 0 : 1;
