import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { IdentityKeys } from "../appusers/identity-keys.js";
import { keepPrivate, type Privacy } from "../core/keep-private.js";

const KEY_BYTES = 32;
export const FILE_NAME = "secrets.json";
/** Beside it while a rotation is under way: which of the two counts, the database says. */
const NEXT_NAME = "secrets.next.json";

const key = z
  .base64()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === KEY_BYTES);
const secretsSchema = z.object({ encryption: key, lookup: key, pseudonym: key });

export interface LoadedSecrets {
  readonly keys: IdentityKeys;
  readonly privacy: Privacy;
}

/**
 * The keys of the installation, made at the first start and kept in DATA_DIR with mode 0600.
 * Every replica of one database needs the same file.
 *
 * @throws Error when the file cannot be read, is not ours, or anybody can read it
 */
export async function readSecretsFile(dataDir: string): Promise<LoadedSecrets> {
  const path = join(dataDir, FILE_NAME);
  const text = (await readIfThere(path)) ?? (await makeSecrets(dataDir, path));
  const keys = parseSecrets(text);
  if (keys === null) {
    throw new Error(`${path} does not hold the keys of a Tokenledger installation: put the right file back.`);
  }
  return { keys, privacy: await keepPrivate(path) };
}

/** The keys of DATA_DIR as they lie there; makes and mends nothing. */
export async function readKeptSecrets(dataDir: string): Promise<IdentityKeys | "absent" | "unreadable"> {
  const text = await readIfThere(join(dataDir, FILE_NAME));
  return text === null ? "absent" : (parseSecrets(text) ?? "unreadable");
}

/** The keys that a rotation was about to put in place; null when none is under way, or it did not get so far. */
export async function readNextSecrets(dataDir: string): Promise<IdentityKeys | null> {
  const text = await readIfThere(join(dataDir, NEXT_NAME));
  return text === null ? null : parseSecrets(text);
}

/** Durable on return; the keys that count stay as they are. */
export async function writeNextSecrets(dataDir: string, keys: IdentityKeys): Promise<void> {
  const path = join(dataDir, NEXT_NAME);
  await rm(path, { force: true });
  await writeDurably(path, toText(keys));
  await syncDirectory(dataDir);
}

/** Puts the next keys in place of those that counted until now; durable on return, and whole at any moment. */
export async function adoptNextSecrets(dataDir: string): Promise<void> {
  await rename(join(dataDir, NEXT_NAME), join(dataDir, FILE_NAME));
  await syncDirectory(dataDir);
}

export async function dropNextSecrets(dataDir: string): Promise<void> {
  await rm(join(dataDir, NEXT_NAME), { force: true });
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Whole or not at all, even when the power fails; of two processes at once the first one's keys stay. */
async function makeSecrets(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeDurably(fresh, toText({ encryption: newKey(), lookup: newKey(), pseudonym: newKey() }));
    await link(fresh, path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  } finally {
    await rm(fresh, { force: true });
  }
  await syncDirectory(dataDir);
  return readFile(path, "utf8");
}

function toText(keys: IdentityKeys): string {
  return JSON.stringify(
    {
      encryption: keys.encryption.toString("base64"),
      lookup: keys.lookup.toString("base64"),
      pseudonym: keys.pseudonym.toString("base64"),
    },
    null,
    2,
  );
}

async function writeDurably(path: string, text: string): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  await file.writeFile(text);
  await file.sync();
}

/** A name is durable when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return; // cannot be asked for there
  await using directory = await open(path, "r");
  await directory.sync();
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Null for what holds no keys; the parser's own words would quote them. */
function parseSecrets(text: string): IdentityKeys | null {
  try {
    return secretsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
