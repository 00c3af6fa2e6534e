/** What is known of a key's use; see the schema. */
export interface KeyUse {
  lastUsedAt?: string | null;
  lastUsedAddress?: string | null;
  secretLastUsedAt?: string | null;
}

export interface FirstUse {
  at: string;
  /** Null when it is not known, or is where another secret was used from since. */
  address: string | null;
}

/** When the present secret of a key was used, and from where; null when it was not yet. */
export function firstUse({ lastUsedAt, lastUsedAddress, secretLastUsedAt }: KeyUse): FirstUse | null {
  if (secretLastUsedAt == null) return null;
  return { at: secretLastUsedAt, address: (lastUsedAt === secretLastUsedAt && lastUsedAddress) || null };
}
