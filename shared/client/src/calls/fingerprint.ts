import { createHmac } from "node:crypto";
import { isFields } from "./fields.js";

/** From a prompt to its keyed hash of 43 characters; null when there is nothing to hash, or fingerprints are off. */
export type Fingerprint = (prompt: unknown) => string | null;

const PURPOSE = "tokenledger fingerprints 1";

/**
 * Equal prompts have equal fingerprints for the same key, whatever the order of their fields. Who has not the key can
 * neither read a prompt from its fingerprint nor try which prompt it is of.
 *
 * @param key null for no fingerprints
 */
export function createFingerprint(key: string | null): Fingerprint {
  if (key === null) return () => null;
  return (prompt) => {
    if (prompt === undefined || prompt === null) return null;
    const hash = createHmac("sha256", key);
    hash.update(typeof prompt === "string" ? prompt : JSON.stringify(prompt, inOrder));
    return hash.digest("base64url");
  };
}

/** So that the fingerprints, which are shown and exported, say nothing about the API key. */
export function fingerprintKeyOf(apiKey: string): string {
  return createHmac("sha256", apiKey).update(PURPOSE).digest("base64url");
}

/** Called with the object that holds the value: a Buffer has become a list of numbers by then. */
function inOrder(this: unknown, name: string, value: unknown): unknown {
  const given = isFields(this) ? this[name] : value;
  if (ArrayBuffer.isView(given)) {
    return Buffer.from(given.buffer, given.byteOffset, given.byteLength).toString("base64");
  }
  if (!isFields(value)) return value;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) ordered[key] = value[key];
  return ordered;
}
