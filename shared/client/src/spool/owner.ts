import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { threadId } from "node:worker_threads";
import { isFields } from "../calls/fields.js";

/** Who writes to a folder, as its lock says. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly thread: number;
  /** When the process began, in a unit of its machine's; null where that cannot be told. */
  readonly began: string | null;
}

export function thisOwner(): Owner {
  return { pid: process.pid, host: hostname(), thread: threadId, began: beginOf(process.pid) };
}

/**
 * Whether nobody writes to a folder any more. A process of this machine is asked for, and may be silent for as long as
 * it likes: it was suspended, or its loop is blocked. Others are known by their silence alone.
 *
 * @param owner what the lock of a folder says that this thread does not hold
 */
export function isOwnerGone(owner: unknown, isSilent: boolean): boolean {
  if (!isFields(owner)) return true;
  const { pid, host, thread, began } = owner;
  if (typeof pid !== "number") return true;
  if (host !== hostname()) return isSilent;
  // A container's process has the same number as the one before it, and does not hold its folders.
  if (pid === process.pid) return thread === threadId || isSilent;
  if (!isAlive(pid)) return true;
  // Its number may be another process's by now.
  return typeof began === "string" && beginOf(pid) !== began;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Of Linux, in ticks since the machine's start: the 22nd field, and a program's name may hold anything but its end. */
function beginOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
