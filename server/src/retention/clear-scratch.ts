import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const OLD_MS = 86_400_000;

/** Removes what a process that died left there a day ago or earlier: others may be reading an archive at this moment. */
export async function clearScratch(scratch: string, now: Date): Promise<void> {
  const names = await readdir(scratch).catch(() => []); // a store that is away is told of by the first file
  for (const name of names) {
    const path = join(scratch, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity })); // its owner removed it just now
    if (mtimeMs < now.getTime() - OLD_MS) await rm(path, { recursive: true, force: true });
  }
}
