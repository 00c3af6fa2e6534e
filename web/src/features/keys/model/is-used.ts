/** What is known of a key's use; see the schema. */
export interface KeyUse {
  lastUsedAt?: string | null;
  previous?: { lastUsedAt?: string | null } | null;
}

/**
 * Whether the key's present secret was used since `before`. Use by the former secret of a rotation is use
 * of the key as well, at the very same instant, and proves nothing about the new one.
 */
export function isUsed(before: KeyUse, now: KeyUse): boolean {
  if (now.lastUsedAt == null || now.lastUsedAt === before.lastUsedAt) return false;
  return now.lastUsedAt !== now.previous?.lastUsedAt;
}
