import type { EntityManager } from "@mikro-orm/postgresql";
import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { IdentityKeys } from "../appusers/identity-keys.js";
import { adoptNextSecrets, dropNextSecrets, FILE_NAME, readNextSecrets, readSecretsFile } from "./secrets-file.js";

/** The keys of DATA_DIR; made at the first start. See `readSecretsFile`. */
export async function loadSecrets(dataDir: string): Promise<IdentityKeys> {
  const { keys } = await readSecretsFile(dataDir);
  return keys;
}

/**
 * The keys that the database was set up with. A rotation that was killed is ended first: the database tells whether it
 * committed, and with it which of two files counts. Nobody rotates at this moment, for a rotation holds the lock of
 * migrations until it has ended, and every start has just held it.
 *
 * @throws Error when DATA_DIR holds other keys, or none that can be read
 */
export async function openSecrets(
  em: EntityManager,
  dataDir: string,
  logger: Pick<Logger, "warn" | "info">,
): Promise<IdentityKeys> {
  const { keys, privacy } = await readSecretsFile(dataDir);
  if (privacy === "made private") logger.warn(`${FILE_NAME} could be read by others: it no longer can.`);
  const next = await readNextSecrets(dataDir);
  const stored = next === null ? null : await storedFingerprint(em);
  if (next !== null && stored === fingerprintOf(next)) {
    await adoptNextSecrets(dataDir);
    logger.info("A rotation of keys that was interrupted is complete.");
    return next;
  }
  await verifySecrets(em, keys);
  if (next !== null) await dropNextSecrets(dataDir);
  return keys;
}

/**
 * Refuses keys that are not those the database was set up with: with other keys every known app user
 * would silently become a new one, or could not be read again.
 */
export async function verifySecrets(em: EntityManager, secrets: IdentityKeys): Promise<void> {
  const fingerprint = fingerprintOf(secrets);
  await em.execute("insert into settings (key, value) values ('secretsFingerprint', ?::jsonb) on conflict do nothing", [
    JSON.stringify(fingerprint),
  ]);
  if ((await storedFingerprint(em)) !== fingerprint) {
    throw new Error(
      `The database was set up with another ${FILE_NAME}: copy that file from the first server's DATA_DIR into this one's.`,
    );
  }
}

/** Says which keys a database was set up with, and tells nothing about them. */
export function fingerprintOf({ encryption, lookup, pseudonym }: IdentityKeys): string {
  return createHash("sha256").update("tokenledger").update(encryption).update(lookup).update(pseudonym).digest("hex");
}

async function storedFingerprint(em: EntityManager): Promise<string | null> {
  const [row] = await em.execute<{ value: unknown }[]>("select value from settings where key = 'secretsFingerprint'");
  return typeof row?.value === "string" ? row.value : null;
}
