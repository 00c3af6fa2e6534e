import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 100;
const KIB_PER_MIB = 1_024;

export interface MemoryWatch {
  /** Resident memory in MiB, one per 100 ms, oldest first; ends the watch. */
  end(): Promise<readonly number[]>;
}

/** Watches the resident memory of a process; only where the system tells it under /proc. */
export function watchMemory(pid: number): MemoryWatch {
  const samples: number[] = [];
  const ended = new AbortController();
  const watch = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      samples.push(await residentMib(pid));
      await sleep(LOOK_EVERY_MS);
    }
  };
  const watched = watch();
  return {
    async end() {
      ended.abort();
      await watched;
      return samples;
    },
  };
}

export async function residentMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kib === undefined) throw new Error(`/proc/${pid}/status tells no VmRSS.`);
  return Number(kib) / KIB_PER_MIB;
}
