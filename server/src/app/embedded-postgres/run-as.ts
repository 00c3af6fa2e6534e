import { readFileSync, statSync } from "node:fs";

/** The user that PostgreSQL runs as when this process is root, which PostgreSQL refuses to be. */
export interface RunAs {
  uid: number;
  gid: number;
}

/**
 * Null when this process is not root and PostgreSQL simply runs as the same user.
 * An existing cluster keeps its owner; a new one belongs to `postgres`, else to `nobody`.
 */
export function chooseRunAs(cluster: string): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(cluster) ?? accountNamed("postgres") ?? accountNamed("nobody") ?? { uid: 65534, gid: 65534 };
}

function ownerOf(path: string): RunAs | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.uid === 0 ? null : { uid: stats.uid, gid: stats.gid };
}

function accountNamed(name: string): RunAs | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) return null;
  const account = { uid: Number(uid), gid: Number(gid) };
  // macOS writes nobody as -2, which setuid refuses.
  return account.uid > 0 && account.gid >= 0 ? account : null;
}
