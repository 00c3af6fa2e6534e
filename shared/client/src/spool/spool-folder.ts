import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isOwnerGone, thisOwner } from "./owner.js";

const LOCK = "lock";
/** Each ledger has a folder of its own within the spool's; others in there are no business of ours. */
const OWN_NAME = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const BEAT_EVERY_MS = 10_000;
/** What is silent for so long, and cannot be asked for, is taken over: ids are the same, so its events count once. */
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
    writeFileSync(join(made, LOCK), JSON.stringify(thisOwner()));
    renameSync(made, path);
    return new SpoolFolder(root, path);
  }

  /** False once somebody removed it, or took it over: what is written to its files then is read by nobody. */
  get isOurs(): boolean {
    return existsSync(join(this.path, LOCK));
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
    const isSilent = Date.now() - statSync(lock).mtimeMs > ABANDONED_AFTER_MS;
    return isOwnerGone(JSON.parse(readFileSync(lock, "utf8")), isSilent);
  } catch {
    return true; // closed with events left, or nobody's any more
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
