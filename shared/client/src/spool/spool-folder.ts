import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimes, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

const LOCK = "lock";
/** Each ledger has a folder of its own within the spool's; others in there are no business of ours. */
const OWN_NAME = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const BEAT_EVERY_MS = 10_000;
/** Of a process that hangs for so long another one may send the events: their ids are the same, so they count once. */
const ABANDONED_AFTER_MS = 60_000;
/** Both builds of this package in one process know each other's folders. */
const HELD = Symbol.for("@tokenledger/client spool folders");

/** A folder that this ledger alone writes to, as its lock says to other processes. */
export class SpoolFolder {
  readonly #beat: NodeJS.Timeout;

  private constructor(
    private readonly root: string,
    readonly path: string,
  ) {
    heldFolders().add(path);
    this.#beat = setInterval(() => {
      const now = new Date();
      utimes(join(path, LOCK), now, now, () => undefined);
    }, BEAT_EVERY_MS);
    this.#beat.unref();
  }

  /** @throws what the file system does */
  static make(root: string): SpoolFolder {
    const name = randomUUID();
    // Other processes never see it without its lock.
    const made = join(root, `making-${name}`);
    const path = join(root, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    writeFileSync(join(made, LOCK), JSON.stringify({ pid: process.pid, host: hostname(), thread: threadId }));
    renameSync(made, path);
    return new SpoolFolder(root, path);
  }

  /** Takes over what processes that are gone left; the files of events. Of several processes one gets a folder. */
  adopt(): string[] {
    return readdirSync(this.root)
      .filter((name) => OWN_NAME.test(name) && isAbandoned(join(this.root, name)))
      .flatMap((name) => this.#takeOver(name));
  }

  /** Without events it is removed; with them it is left for who comes next, at once. */
  close(hasEvents: boolean): void {
    clearInterval(this.#beat);
    heldFolders().delete(this.path);
    rmSync(hasEvents ? join(this.path, LOCK) : this.path, { recursive: true, force: true });
  }

  #takeOver(name: string): string[] {
    const path = join(this.path, name);
    try {
      renameSync(join(this.root, name), path);
    } catch {
      return []; // another process was first
    }
    return eventFilesIn(path);
  }
}

/** Those that its owner adopted in its time, too. */
function eventFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return eventFilesIn(path);
      return entry.name.endsWith(".jsonl") ? [path] : [];
    });
}

function isAbandoned(folder: string): boolean {
  if (heldFolders().has(folder)) return false;
  const lock = join(folder, LOCK);
  try {
    if (Date.now() - statSync(lock).mtimeMs > ABANDONED_AFTER_MS) return true;
    return isOwnerGone(JSON.parse(readFileSync(lock, "utf8")));
  } catch {
    return true; // closed with events left, or nobody's any more
  }
}

/** Only of a process of the same machine, and of another thread of this one, can it be told at once. */
function isOwnerGone(owner: unknown): boolean {
  if (typeof owner !== "object" || owner === null || !("pid" in owner)) return true;
  const { pid } = owner;
  if (!("host" in owner) || owner.host !== hostname() || typeof pid !== "number") return false;
  // A container's process has the same number as the one before it, and does not hold its folders.
  if (pid === process.pid) return "thread" in owner && owner.thread === threadId;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function heldFolders(): Set<string> {
  const registry: Record<symbol, unknown> = Object(globalThis);
  const held = registry[HELD];
  if (held instanceof Set) return held;
  const made = new Set<string>();
  registry[HELD] = made;
  return made;
}
