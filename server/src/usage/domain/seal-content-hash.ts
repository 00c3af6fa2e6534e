import { createHmac, hash } from "node:crypto";

const HEX_DIGITS = 32;

/** Makes of a content hash the one that is stored; both are 16 bytes in hex. */
export type SealContentHash = (contentHash: string) => string;

/**
 * Without the key a stored hash confirms no guess. A content hash covers the outside user id, and all else that it
 * covers stands in the ledger beside it: who had a copy of the database could try one e-mail address after the other.
 *
 * @param secret of the installation, which never changes: repetitions would be taken for other content
 */
export function contentHashSealer(secret: Buffer): SealContentHash {
  const key = createHmac("sha256", secret).update("content hash").digest("hex");
  return (contentHash) => hash("sha256", `${key}${contentHash}`, "hex").slice(0, HEX_DIGITS);
}
