import type { Finding, FindingState } from "./finding.js";

const WORDS: Readonly<Record<FindingState, string>> = { ok: "ok", look: "look at", must: "MUST DO" };
const STATE_WIDTH = 8;
const CHECK_WIDTH = 15;

/** For people: one line each, and below it what to do. */
export function printFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, state, says, todo }) => [
    `${WORDS[state].padEnd(STATE_WIDTH)}${check.padEnd(CHECK_WIDTH)}${says}`,
    ...(todo === null ? [] : [`${" ".repeat(STATE_WIDTH + CHECK_WIDTH)}→ ${todo}`]),
  ]);
  return [...lines, "", summaryOf(findings)].join("\n");
}

/** For programs. */
export function findingsAsJson(findings: readonly Finding[]): string {
  return JSON.stringify({ healthy: !needsWork(findings), findings }, null, 2);
}

export function needsWork(findings: readonly Finding[]): boolean {
  return findings.some(({ state }) => state === "must");
}

function summaryOf(findings: readonly Finding[]): string {
  const countOf = (state: FindingState): number => findings.filter((finding) => finding.state === state).length;
  return `${countOf("must")} must be done, ${countOf("look")} to look at, ${countOf("ok")} ok.`;
}
