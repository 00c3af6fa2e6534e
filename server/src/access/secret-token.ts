import { createHash, hash, randomBytes } from "node:crypto";

/** 256 random bits; too many to guess, so a plain SHA-256 is enough to store it by. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret, and what it is found by. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** The same as text, in one call: asked of every request. */
export function hashSecretText(secret: string): string {
  return hash("sha256", secret, "base64");
}
