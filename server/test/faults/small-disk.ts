import { execFile } from "node:child_process";
import { mkdtemp, open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const MIB = 1024 ** 2;
const run = promisify(execFile);

/** A file system in memory, small enough to be filled. Needs the right to mount. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Or in one sentence why there can be none. */
  static async mount(sizeMib: number): Promise<SmallDisk | string> {
    if (process.platform !== "linux") return "needs Linux to mount a small disk";
    const folder = await mkdtemp(join(tmpdir(), "tokenledger-disk-"));
    try {
      await run("mount", ["-t", "tmpfs", "-o", `size=${sizeMib}m,mode=755`, "tmpfs", folder]);
      return new SmallDisk(folder);
    } catch (error) {
      await rm(folder, { recursive: true });
      return `cannot mount a small disk: ${error instanceof Error ? error.message.trim().replaceAll("\n", " ") : String(error)}`;
    }
  }

  /** Puts a file on it that leaves this much room, whatever others write meanwhile. */
  async fill(leaveMib: number): Promise<void> {
    const chunk = Buffer.alloc(MIB);
    await using ballast = await open(this.ballast, "w");
    for (;;) {
      const { bavail, bsize } = await statfs(this.folder);
      const left = bavail * bsize - leaveMib * MIB;
      if (left <= 0) return;
      await ballast.write(chunk, 0, Math.min(left, MIB));
    }
  }

  async makeRoom(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  async unmount(): Promise<void> {
    await run("umount", [this.folder]);
    await rm(this.folder, { recursive: true });
  }

  private get ballast(): string {
    return join(this.folder, "ballast");
  }
}
