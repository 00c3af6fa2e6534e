import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { Patient } from "./patient.js";

const GIB = 1024 ** 3;
/** PostgreSQL stops when the disk is full, and needs room for its log to start again. */
const MUST_BELOW_BYTES = GIB;
const LOOK_BELOW_BYTES = 5 * GIB;
const WRITABLE_BY_OTHERS = 0o002;

export async function checkDisk({ config, surroundings }: Patient): Promise<readonly Finding[]> {
  const path = await nearestFolder(resolve(config.dataDir));
  const { freeBytes, totalBytes } = await surroundings.diskSpace(path);
  const says = `${gib(freeBytes)} of ${gib(totalBytes)} GiB are free under DATA_DIR.`;
  const todo = "Make room or a larger disk; docs/operations.md says how much the ledger needs.";
  if (freeBytes < MUST_BELOW_BYTES) return [mustDo("disk", says, todo)];
  if (freeBytes < LOOK_BELOW_BYTES) return [lookAt("disk", says, todo)];
  return [fine("disk", says)];
}

/** What PostgreSQL needs beside itself for vacuum, log and a backup; of an embedded one, whose disk is ours. */
export function checkGrowth(databaseBytes: number, freeBytes: number): readonly Finding[] {
  if (freeBytes >= databaseBytes) return [];
  const says = `The database has ${gib(databaseBytes)} GiB, and ${gib(freeBytes)} GiB are free beside it.`;
  return [lookAt("growth", says, "Keep as much free as the database takes: for vacuum, its log and a backup.")];
}

export async function checkDataDir({ config }: Patient): Promise<readonly Finding[]> {
  const path = resolve(config.dataDir);
  const stats = await stat(path).catch(() => null);
  if (stats === null) return [fine("data-dir", `${path} is not there yet: the first start makes it.`)];
  if (!stats.isDirectory()) {
    return [mustDo("data-dir", `${path} is not a directory.`, "Set DATA_DIR to a directory of the server's own.")];
  }
  const may = await access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!may)
    return [
      mustDo(
        "data-dir",
        `This user cannot write to ${path}.`,
        "Give the directory to the user that the server runs as.",
      ),
    ];
  if (process.platform !== "win32" && (stats.mode & WRITABLE_BY_OTHERS) !== 0) {
    return [mustDo("data-dir", `Everybody on this machine can write to ${path}.`, `chmod o-w ${path}`)];
  }
  return [
    fine(
      "data-dir",
      `${path} can be written to by its owner${process.platform === "win32" ? "" : " and not by everybody"}.`,
    ),
  ];
}

/** A DATA_DIR that is not there yet will lie on the disk of what is. */
async function nearestFolder(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : nearestFolder(dirname(path));
}

export function gib(bytes: number): string {
  return (bytes / GIB).toFixed(1);
}
