import type { EntityManager } from "@mikro-orm/postgresql";
import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { IdentityKeys } from "../appusers/identity-keys.js";

const KEY_BYTES = 32;
const FILE_NAME = "secrets.json";

const key = z
  .base64()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === KEY_BYTES);
const secretsSchema = z.object({ encryption: key, lookup: key, pseudonym: key });

/**
 * The keys of the installation, made at the first start and kept in DATA_DIR with mode 0600.
 * Every replica of one database needs the same file.
 *
 * @throws Error when the file cannot be read or is not ours
 */
export async function loadSecrets(dataDir: string): Promise<IdentityKeys> {
  const path = join(dataDir, FILE_NAME);
  const text = (await readIfThere(path)) ?? (await makeSecrets(dataDir, path));
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new Error(`${path} does not hold the keys of a Tokenledger installation: put the right file back.`);
  }
  return parsed.data;
}

/**
 * Refuses keys that are not those the database was set up with: with other keys every known app user
 * would silently become a new one, or could not be read again.
 */
export async function verifySecrets(em: EntityManager, secrets: IdentityKeys): Promise<void> {
  const { encryption, lookup, pseudonym } = secrets;
  const fingerprint = createHash("sha256").update("tokenledger").update(encryption).update(lookup).update(pseudonym);
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

/** Whole or not at all, even when the power fails; of two processes at once the first one's keys stay. */
async function makeSecrets(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeDurably(fresh, JSON.stringify({ encryption: newKey(), lookup: newKey(), pseudonym: newKey() }, null, 2));
    await link(fresh, path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  } finally {
    await rm(fresh, { force: true });
  }
  return readFile(path, "utf8");
}

async function writeDurably(path: string, text: string): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  await file.writeFile(text);
  await file.sync();
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Null for what is no JSON: the parser's own words would quote keys. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString("base64");
}
