import { readFileSync } from "node:fs";

/**
 * Passed and failed tests of one suite's JSON report. A suite that failed without a failed test (it
 * could not start, or left no report) counts as one failure, so that silence is never success.
 */
export function readCounts(report, exitCode = 0) {
  const { passed, failed } = countsIn(report);
  const brokeDown = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: brokeDown ? 1 : failed };
}

function countsIn(report) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 0 };
  }
  if (results.stats !== undefined) {
    const { expected, unexpected, flaky } = results.stats;
    return { passed: expected, failed: unexpected + flaky + results.errors.length };
  }
  // A file that could not be loaded has no tests and still is a failure.
  const unloaded = results.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: results.numPassedTests, failed: results.numFailedTests + unloaded.length };
}
