import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Makes the system forget what it holds of files, where it lets us. Answers whether it did. */
export async function forgetFiles(): Promise<boolean> {
  await promisify(execFile)("sync");
  return writeFile("/proc/sys/vm/drop_caches", "3").then(
    () => true,
    () => false, // not ours to ask of this machine
  );
}
