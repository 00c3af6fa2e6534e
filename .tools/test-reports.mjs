import { readFileSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./places.mjs";

const MESSAGE_LINES = 12;
/** Stands for the name of a test where none failed. */
const NO_TEST = "the file itself, or its set-up";

/**
 * Passed and failed tests of one suite's JSON report. A suite that failed without a failed test (it
 * could not start, or left no report) counts as one failure, so that silence is never success.
 */
export function readCounts(report, exitCode = 0) {
  const { passed, failed } = countsIn(report);
  const brokeDown = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: brokeDown ? 1 : failed };
}

/** What failed in one suite's JSON report: each failed test, and each file that failed without one. */
export function readFailures(report) {
  const results = parseReport(report);
  if (results === null) return [];
  return isOfJourneys(results) ? journeyFailures(results) : results.testResults.flatMap(fileFailures);
}

/** File, full name and the beginning of the message, for people who have nothing but the end of a log. */
export function describeFailure({ file, name, message }) {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    // Where a test runner calls itself tells nobody anything.
    .filter((line) => line.trim() !== "" && !/^\s*at .*(\/node_modules\/|new Promise \(<anonymous>\))/.test(line))
    .slice(0, MESSAGE_LINES);
  return [`${relative(root, file)} › ${name}`, ...lines.map((line) => `    ${line}`)].join("\n");
}

function parseReport(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return null;
  }
}

/** Playwright's report; Vitest's otherwise. */
function isOfJourneys(results) {
  return results.stats !== undefined;
}

function countsIn(report) {
  const results = parseReport(report);
  if (results === null) return { passed: 0, failed: 0 };
  if (isOfJourneys(results)) {
    const { expected, unexpected, flaky } = results.stats;
    return { passed: expected, failed: unexpected + flaky + results.errors.length };
  }
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.testResults.filter(isBroken).length,
  };
}

/** A file that could not be loaded, or whose set-up failed, has no failed test and still is a failure. */
function isBroken({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((test) => test.status !== "failed");
}

function fileFailures(file) {
  if (isBroken(file)) return [{ file: file.name, name: NO_TEST, message: file.message }];
  return file.assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({ file: file.name, name: fullName, message: failureMessages.join("\n") }));
}

function journeyFailures({ suites, errors, config: { rootDir } }) {
  const broken = errors.map(({ message, location }) => ({
    // Of code that could not be loaded only the message names the file.
    file: isAbsolute(location?.file ?? "") ? location.file : rootDir,
    name: NO_TEST,
    message: message ?? "",
  }));
  // The outermost suite is named after the file.
  const tests = suites.flatMap((suite) => suiteFailures(suite, []));
  return [...broken, ...tests.map(({ file, ...failure }) => ({ file: join(rootDir, file), ...failure }))];
}

function suiteFailures({ specs, suites = [] }, path) {
  return [
    ...specs.flatMap((spec) => specFailures(spec, [...path, spec.title].join(" › "))),
    ...suites.flatMap((suite) => suiteFailures(suite, [...path, suite.title])),
  ];
}

function specFailures({ file, tests }, name) {
  return tests
    .filter(({ status }) => status === "unexpected" || status === "flaky")
    .map(({ results }) => {
      const errors = results.flatMap((result) => result.errors);
      return { file, name, message: errors.map(({ message }) => message ?? "").join("\n") };
    });
}
