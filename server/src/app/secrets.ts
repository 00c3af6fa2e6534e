import type { EntityManager } from "@mikro-orm/postgresql";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { IdentityKeys } from "../appusers/identity-cipher.js";

const KEY_BYTES = 32;
const FILE_NAME = "secrets.json";

const key = z.base64().transform((text) => Buffer.from(text, "base64"));
const secretsSchema = z.object({ encryption: key, lookup: key, pseudonym: key });

/**
 * The keys of the installation, made at the first start and kept in DATA_DIR with mode 0600.
 * Every replica of one database needs the same file.
 *
 * @throws Error when the file cannot be read or is not ours
 */
export async function loadSecrets(dataDir: string): Promise<IdentityKeys> {
  const path = join(dataDir, FILE_NAME);
  await mkdir(dataDir, { recursive: true });
  const fresh = JSON.stringify({ encryption: newKey(), lookup: newKey(), pseudonym: newKey() }, null, 2);
  try {
    await writeFile(path, fresh, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const parsed = secretsSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success) throw new Error(`${path} does not hold the keys of a Tokenledger installation.`);
  return parsed.data;
}

/**
 * Refuses keys that are not those the database was set up with: with other keys every known app user
 * would silently become a new one.
 */
export async function verifySecrets(em: EntityManager, secrets: IdentityKeys): Promise<void> {
  const fingerprint = createHash("sha256").update("tokenledger").update(secrets.lookup).update(secrets.pseudonym);
  const value = JSON.stringify(fingerprint.digest("hex"));
  await em.execute("insert into settings (key, value) values ('secretsFingerprint', ?::jsonb) on conflict do nothing", [
    value,
  ]);
  const [row] = await em.execute<{ matches: boolean }[]>(
    "select value = ?::jsonb as matches from settings where key = 'secretsFingerprint'",
    [value],
  );
  if (row?.matches !== true) {
    throw new Error(
      `The database was set up with another ${FILE_NAME}: copy that file from the first server's DATA_DIR into this one's.`,
    );
  }
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString("base64");
}
