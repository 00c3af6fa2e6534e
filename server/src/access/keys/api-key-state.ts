/** What decides whether a key works. */
export interface ApiKeyLife {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** As the schema calls them. Revoked is final; what expired can be given another time. */
export const ApiKeyState = { ACTIVE: "ACTIVE", EXPIRED: "EXPIRED", REVOKED: "REVOKED" } as const;
export type ApiKeyState = keyof typeof ApiKeyState;

/** At its time a key is expired: it works until then, and no longer. */
export function apiKeyState({ expiresAt, revokedAt }: ApiKeyLife, now: Date): ApiKeyState {
  if (revokedAt !== null) return ApiKeyState.REVOKED;
  return expiresAt !== null && expiresAt <= now ? ApiKeyState.EXPIRED : ApiKeyState.ACTIVE;
}
