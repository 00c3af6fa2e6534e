import { readFile } from "node:fs/promises";

/**
 * The most memory that the process has taken so far in which the server makes Parquet, in bytes; 0 while there is
 * none, and where the system does not tell.
 */
export async function writerMemory(serverPid: number): Promise<number> {
  const children = await read(`/proc/${serverPid}/task/${serverPid}/children`);
  let highest = 0;
  for (const pid of children.split(" ").filter((text) => text !== "")) {
    if (!(await read(`/proc/${pid}/cmdline`)).includes("duckdb-process")) continue;
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await read(`/proc/${pid}/status`)) ?? [];
    highest = Math.max(highest, Number(kibibytes ?? 0) * 1024);
  }
  return highest;
}

/** Empty where it is not there: the process has ended, or the system is another. */
function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
