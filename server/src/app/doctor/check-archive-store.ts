import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { toldOf } from "../../retention/archive-failure.js";
import type { ArchiveStore } from "../../retention/store/archive-store.js";
import { openFolderStore } from "../../retention/store/folder-store.js";
import type { S3Settings } from "../../retention/store/s3-settings.js";
import { openS3Store } from "../../retention/store/s3-store.js";
import { boundedStore } from "./bounded-store.js";
import { gib } from "./check-data-dir.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import { missAbsent } from "./miss-absent.js";
import type { Patient } from "./patient.js";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const MEANWHILE = "Months stay in the database meanwhile, and nothing is lost.";

/** Puts a small file into the archive store, reads it back and removes it. */
export function checkArchiveStore({ config, surroundings }: Patient): Promise<readonly Finding[]> {
  const folder = resolve(config.dataDir, "archives");
  return config.archiveS3 === null ? checkFolder(folder, surroundings) : checkBucket(config.archiveS3);
}

async function checkFolder(folder: string, surroundings: Patient["surroundings"]): Promise<readonly Finding[]> {
  if (!(await isThere(folder))) return [fine("archive-store", `${folder} is not there yet: the first start makes it.`)];
  const failure = await tryOut(() => openFolderStore(folder)).then(() => null, toldOf);
  if (failure !== null) {
    const todo = `Give ${folder} to the user that the server runs as, and make room. ${MEANWHILE}`;
    return [mustDo("archive-store", `${folder} cannot be used: ${failure}`, todo)];
  }
  const { freeBytes, totalBytes } = await surroundings.diskSpace(folder);
  const says = `${folder} takes files and gives them back; ${gib(freeBytes)} of ${gib(totalBytes)} GiB are free there.`;
  return [fine("archive-store", says)];
}

async function checkBucket(settings: S3Settings): Promise<readonly Finding[]> {
  const { protocol, hostname, host } = new URL(settings.endpoint);
  const scratch = await mkdtemp(join(tmpdir(), "tokenledger-doctor-"));
  try {
    const failure = await tryOut(() => openS3Store(settings, { scratch })).then(() => null, toldOf);
    if (failure !== null) {
      const todo = `Correct ARCHIVE_S3_…, or the bucket and what its key may do. ${MEANWHILE}`;
      return [mustDo("archive-store", `The bucket ${settings.bucket} at ${host} cannot be used: ${failure}`, todo)];
    }
    const says = `The bucket ${settings.bucket} at ${host} takes files, gives them back and removes them`;
    if (protocol === "http:" && !LOOPBACK.has(hostname)) {
      const todo = "Set ARCHIVE_S3_ENDPOINT to https://…";
      return [lookAt("archive-store", `${says}, and archives cross the network as they are.`, todo)];
    }
    return [fine("archive-store", `${says}.`)];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @throws what the store throws, or Error when it gives back something else */
async function tryOut(open: () => Promise<ArchiveStore>): Promise<void> {
  const store = boundedStore(await open());
  // Backups leave out what begins with a dot.
  const key = `usage/.probe-${randomUUID()}`;
  const path = join(store.scratch, `probe-${randomUUID()}`);
  const written = `tokenledger doctor ${key}`;
  try {
    await writeFile(path, written, { mode: 0o600 });
    await store.put(key, path);
  } finally {
    await rm(path, { force: true });
  }
  try {
    await readBack(store, key, written);
    await missAbsent(store, `${key}-absent`);
  } catch (error) {
    // The first error is the one to tell.
    await store.remove(key).catch(() => undefined);
    throw error;
  }
  await store.remove(key);
}

async function readBack(store: ArchiveStore, key: string, written: string): Promise<void> {
  const copy = await store.open(key);
  try {
    if ((await readFile(copy.path, "utf8")) !== written) throw new Error("the archive store gave back another file");
  } finally {
    await copy.release();
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
