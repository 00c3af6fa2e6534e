import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../run-program.ts";
import type { Block } from "./read-blocks.ts";

/** Where the documents say that Tokenledger listens. */
const PRINTED_URL = "http://127.0.0.1:4000";
/** Below e2e, which has every SDK: packages are found as by a program of somebody's own. */
const FILES = fileURLToPath(new URL("../../.cache/blocks/", import.meta.url));

export interface Surroundings {
  /** Where Tokenledger really listens; takes the place of the printed address. */
  readonly url: string;
  /** For blocks in GraphQL, which have no environment. */
  readonly key: string;
  /** All environment variables of the block, but PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
}

type Run = (block: Block, surroundings: Surroundings) => Promise<string>;

const RUNS: Readonly<Record<string, Run>> = {
  sh: ({ text }, around) => runInRoot("sh", ["-e", "-c", text], around),
  python: ({ text }, around) => runInRoot("python3", ["-c", text], around),
  ts: async (block, around) => runInRoot(process.execPath, [await writeBlock(block)], around),
  graphql: askGraphql,
};

/** Languages that are run. Blocks in `json` are the answer to the block above them. */
export const RUN_LANGUAGES: readonly string[] = Object.keys(RUNS);

/**
 * Runs a block as it is printed, but for the address; answers what it printed.
 *
 * @throws Error with all that it said when it ended with another status than 0
 */
export async function runBlock(block: Block, surroundings: Surroundings): Promise<string> {
  const run = RUNS[block.language];
  if (run === undefined) throw new Error(`Line ${block.line}: nobody knows how to run "${block.language}".`);
  return run({ ...block, text: block.text.replaceAll(PRINTED_URL, surroundings.url) }, surroundings);
}

/** Writes a block as a file whose lines are those of the document, so that faults name them; answers its path. */
export async function writeBlock({ text, line }: Block): Promise<string> {
  await mkdir(FILES, { recursive: true });
  const file = join(FILES, `line-${line}.ts`);
  await writeFile(file, `${"\n".repeat(line - 1)}${text}\n`);
  return file;
}

function runInRoot(command: string, args: readonly string[], { env }: Surroundings): Promise<string> {
  return runProgram({ command, args, in: "root", env: { HOME: process.env["HOME"] ?? "", ...env } });
}

async function askGraphql({ text }: Block, { url, key }: Surroundings): Promise<string> {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: text }) });
  const said = await answer.text();
  if (!answer.ok || said.includes('"errors"')) throw new Error(`It was answered ${answer.status}: ${said}`);
  return said;
}
