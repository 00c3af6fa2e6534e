import { createHmac, createSecretKey } from "node:crypto";
import { canonicalText } from "./canonical-text.js";
import { UnreadablePromptError } from "./unreadable-prompt-error.js";

/** From a prompt to its keyed hash of 43 characters; null when nothing can be hashed, or fingerprints are off. */
export type Fingerprint = (prompt: unknown) => string | null;

const PURPOSE = "tokenledger fingerprints 1";

/**
 * Equal prompts have equal fingerprints for the same key. Who has not the key can neither read a prompt from its
 * fingerprint nor try which prompt it is of.
 *
 * @param key null for no fingerprints
 */
export function createFingerprint(key: string | null): Fingerprint {
  if (key === null) return () => null;
  const secret = createSecretKey(Buffer.from(key));
  return (prompt) => {
    if (prompt === undefined || prompt === null) return null;
    try {
      return createHmac("sha256", secret).update(canonicalText(prompt)).digest("base64url");
    } catch (error) {
      if (error instanceof UnreadablePromptError) return null;
      throw error;
    }
  };
}

/** So that the fingerprints, which are shown and exported, say nothing about the API key. */
export function fingerprintKeyOf(apiKey: string): string {
  return createHmac("sha256", apiKey).update(PURPOSE).digest("base64url");
}
