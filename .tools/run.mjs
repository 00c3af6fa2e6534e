#!/usr/bin/env node
// Entry of every npm script: `node .tools/run.mjs TASK [arguments]`. Has to run on Node 20, so that a
// fresh machine needs nothing newer; everything after `ensureNode` runs on Node 24.
import { ensureNode } from "./node-version.mjs";
import { fail } from "./say.mjs";

const TASKS = [
  "start",
  "dev",
  "test",
  "check",
  "bench",
  "faults",
  "figures",
  "import",
  "notes-app",
  "verify",
  "doctor",
  "backup",
  "restore",
  "rotate-keys",
  "build",
  "format",
  "generate",
];

const [task, ...args] = process.argv.slice(2);
if (task === undefined || !TASKS.includes(task)) {
  fail(`Say what to run: npm run ${TASKS.join(" | ")}.`);
} else if (await ensureNode()) {
  const { run } = await import(`./tasks/${task}.mjs`);
  try {
    process.exitCode = await run(args);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}
