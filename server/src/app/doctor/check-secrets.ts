import { stat } from "node:fs/promises";
import { join } from "node:path";
import { FILE_NAME, readKeptSecrets, readNextSecrets } from "../secrets-file.js";
import { fingerprintOf } from "../secrets.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { Patient, ReachedPatient } from "./patient.js";

const OF_OTHERS = 0o007;
const PUT_BACK = `Put the ${FILE_NAME} of this database back: from another replica's DATA_DIR, or from the backup.`;

/** @param client null while the database cannot be asked which keys it was set up with */
export async function checkSecrets(
  { config: { dataDir } }: Patient,
  client: ReachedPatient["client"] | null,
): Promise<readonly Finding[]> {
  const path = join(dataDir, FILE_NAME);
  const stored = client === null ? null : await storedFingerprint(client);
  const kept = await readKeptSecrets(dataDir);
  if (kept === "absent") {
    if (stored !== null) return [mustDo("secrets", `${path} is not there: outside user ids cannot be read.`, PUT_BACK)];
    return [fine("secrets", `${path} is not there yet: the first start makes it.`)];
  }
  if (kept === "unreadable") return [mustDo("secrets", `${path} does not hold the keys of an installation.`, PUT_BACK)];
  const next = await readNextSecrets(dataDir);
  if (next !== null && stored !== null && [kept, next].some((keys) => fingerprintOf(keys) === stored)) {
    return [
      lookAt("secrets", "A rotation of keys was interrupted.", "Start the server on this DATA_DIR first: it ends it."),
    ];
  }
  if (stored !== null && fingerprintOf(kept) !== stored) {
    return [mustDo("secrets", `The database was set up with another ${FILE_NAME}: a start is refused.`, PUT_BACK)];
  }
  const { mode } = await stat(path);
  if (process.platform !== "win32" && (mode & OF_OTHERS) !== 0) {
    return [mustDo("secrets", `Everybody on this machine can read ${path}.`, `chmod 600 ${path}`)];
  }
  const fits = stored === null ? "" : " and fits the database";
  return [fine("secrets", `${FILE_NAME} is there${fits}. Without it no outside user id can be read: keep a copy.`)];
}

async function storedFingerprint(client: ReachedPatient["client"]): Promise<string | null> {
  const { rows } = await client.query<{ value: string }>(
    "select value #>> '{}' as value from settings where key = 'secretsFingerprint'",
  );
  return rows[0]?.value ?? null;
}
