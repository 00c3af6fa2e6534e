import type { ApiKey } from "../api-key.entity.js";
import { ApiKeyState, apiKeyState } from "./api-key-state.js";

type Secrets = Pick<ApiKey, "secretHash" | "previousUntil" | "expiresAt" | "revokedAt">;

/** One of the two secrets that a key may have, found good. */
export interface SecretInUse {
  readonly isPrevious: boolean;
  /** It works until then; null: until somebody says otherwise. */
  readonly until: Date | null;
}

/**
 * Whether a key may be used by the secret it was found by: its own, or the one of before a rotation.
 *
 * @param hash equals one of the two
 * @returns null when the key, or that secret, works no more
 */
export function secretInUse(key: Secrets, hash: Buffer, now: Date): SecretInUse | null {
  if (apiKeyState(key, now) !== ApiKeyState.ACTIVE) return null;
  if (hash.equals(key.secretHash)) return { isPrevious: false, until: key.expiresAt };
  if (key.previousUntil === null || key.previousUntil <= now) return null;
  return { isPrevious: true, until: earlier(key.previousUntil, key.expiresAt) };
}

function earlier(one: Date, other: Date | null): Date {
  return other !== null && other < one ? other : one;
}
