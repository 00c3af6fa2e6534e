import { parseArgs } from "node:util";
import { ConfigError, readConfig } from "../config.js";
import { explainFailedStart } from "../explain-failed-start.js";
import type { CommandCall } from "../run-command.js";
import { examine } from "./examine.js";
import { mustDo, type Finding } from "./finding.js";
import { findingsAsJson, needsWork, printFindings } from "./print-findings.js";
import { THIS_MACHINE, type Surroundings } from "./surroundings.js";

const HEALTHY = 0;
const NEEDS_WORK = 1;

const USAGE = `npm run doctor [-- --json]

Looks at an installation with the variables that npm start has: what is right, what deserves a look, and what must be
done. Works beside a running server, changes nothing but a small file that it puts into the archive store and removes,
and starts nothing. Ends with 1 when something must be done.`;

/** `npm run doctor`: answers the exit code. */
export async function runDoctor(
  { args, env, stdout, stderr }: CommandCall,
  surroundings: Surroundings = THIS_MACHINE,
): Promise<number> {
  try {
    const { json, help } = readOptions(args);
    if (help) {
      stdout.write(`${USAGE}\n`);
      return HEALTHY;
    }
    const findings = await examineEnvironment(env, surroundings);
    stdout.write(`${json ? findingsAsJson(findings) : printFindings(findings)}\n`);
    return needsWork(findings) ? NEEDS_WORK : HEALTHY;
  } catch (error) {
    stderr.write(`${explainFailedStart(error)}\n`);
    return NEEDS_WORK;
  }
}

function readOptions(args: readonly string[]): { readonly json: boolean; readonly help: boolean } {
  const options = { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } } as const;
  return parseArgs({ args: [...args], options }).values;
}

/** Wrong variables are findings too: a program that asks gets JSON whatever is wrong. */
async function examineEnvironment(env: NodeJS.ProcessEnv, surroundings: Surroundings): Promise<readonly Finding[]> {
  try {
    return await examine({ config: readConfig(env), surroundings });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => mustDo("variables", fault, "Correct the variable: a start is refused."));
  }
}
