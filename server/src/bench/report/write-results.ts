import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const DIRECTORY = new URL("../../../../docs/benchmarks/", import.meta.url);

interface Results {
  readonly startedAt: Date;
  readonly [name: string]: unknown;
}

/** Keeps the samples of a run beside the documentation, one file per day and kind; answers its path. */
export async function writeResults(kind: string, results: Results): Promise<string> {
  await mkdir(DIRECTORY, { recursive: true });
  const file = new URL(`${kind}-${results.startedAt.toISOString().slice(0, 10)}.json`, DIRECTORY);
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  return fileURLToPath(file);
}
