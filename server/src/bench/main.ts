import { readBenchOptions, type BenchOptions } from "./bench-options.js";
import { PARTS } from "./parts.js";
import { machineNow } from "./report/machine.js";
import { toMarkdown } from "./report/markdown-table.js";
import { writeResults } from "./report/write-results.js";

const KILLED = 1;

// An end from outside takes the server along: whatever runs listens for the end of this process.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(KILLED));

const options = readOptionsOrEnd();
/** Where somebody keeps databases is nobody else's business. */
const { dataDir, ...choices } = options;
const told = { ...choices, keepsDatabases: dataDir !== null };
for (const name of options.parts) {
  const startedAt = new Date();
  const before = machineNow();
  process.stdout.write(`\n${name}, load average ${before.loadAverage}\n`);
  const { title, durability, tables, samples } = await PARTS[name].run(options);
  const after = machineNow();
  process.stdout.write(
    `\n## ${startedAt.toISOString().slice(0, 10)}: ${title}\n\n` +
      `${after.cores} cores, Node ${after.node}, ${durability}; load average ${before.loadAverage} to ${after.loadAverage}.\n`,
  );
  for (const table of tables) process.stdout.write(`\n${toMarkdown(table)}`);
  const file = await writeResults(name, { startedAt, before, after, durability, options: told, tables, samples });
  process.stdout.write(`\nRaw samples: ${file}\n`);
}

function readOptionsOrEnd(): BenchOptions {
  try {
    return readBenchOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}
