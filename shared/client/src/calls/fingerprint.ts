import { createHmac } from "node:crypto";
import { canonicalText } from "./canonical-text.js";
import { createKeyedHash } from "./keyed-hash.js";
import { UnreadablePromptError } from "./unreadable-prompt-error.js";

/** What has a keyed hash of 43 characters; null when nothing can be hashed, or fingerprints are off. */
export type Fingerprint = () => string | null;

/** The prompt is read at once: what the host does to its objects later changes nothing. */
export type ReadPrompt = (prompt: unknown) => Fingerprint;

/** A longer text is hashed at once, so that calls under way keep little. */
const MOST_KEPT = 32_768;
const NONE: Fingerprint = () => null;
const PURPOSE = "tokenledger fingerprints 1";

/**
 * Equal prompts have equal fingerprints for the same key. Who has not the key can neither read a prompt from its
 * fingerprint nor try which prompt it is of.
 *
 * @param key null for no fingerprints
 */
export function createReadPrompt(key: string | null): ReadPrompt {
  if (key === null) return () => NONE;
  const hashOf = createKeyedHash(key);
  return (prompt) => {
    const text = textOf(prompt);
    if (text === null) return NONE;
    if (text.length <= MOST_KEPT) return () => hashOf(text);
    const hashed = hashOf(text);
    return () => hashed;
  };
}

function textOf(prompt: unknown): string | null {
  if (prompt === undefined || prompt === null) return null;
  try {
    return canonicalText(prompt);
  } catch (error) {
    if (error instanceof UnreadablePromptError) return null;
    throw error;
  }
}

/** So that the fingerprints, which are shown and exported, say nothing about the API key. */
export function fingerprintKeyOf(apiKey: string): string {
  return createHmac("sha256", apiKey).update(PURPOSE).digest("base64url");
}
