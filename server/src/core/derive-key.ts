import { hkdfSync } from "node:crypto";

const KEY_BYTES = 32;

/**
 * A key for one purpose alone, so that what is sealed for one cannot be opened, or passed off, as another's.
 *
 * @param key 32 random bytes
 * @param purpose never changed: what was sealed under it could not be opened again
 * @returns 32 bytes
 */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", purpose, KEY_BYTES));
}
