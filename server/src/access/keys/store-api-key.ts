import type { EntityManager } from "@mikro-orm/postgresql";
import { ApiKey } from "../api-key.entity.js";
import type { ApiKeyScope } from "../permission.js";
import { newKeySecret, storedSecret } from "./key-secret.js";

/** A key as it is to be; what is left out is null. */
export interface NewApiKey {
  readonly projectId: number;
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt?: Date | null;
  readonly requestsPerMinute?: number | null;
  readonly createdBy?: number | null;
  /** Default: made here. */
  readonly secret?: string;
}

/** A key and its secret, which cannot be told again. */
export interface IssuedApiKey {
  readonly apiKey: ApiKey;
  readonly secret: string;
}

/** Keeps the hash of the secret and answers the secret. */
export async function storeApiKey(em: EntityManager, key: NewApiKey, now: Date): Promise<IssuedApiKey> {
  const { projectId, name, scopes, expiresAt = null, requestsPerMinute = null, createdBy = null } = key;
  const { secret = newKeySecret() } = key;
  const apiKey = em.create(ApiKey, {
    projectId,
    name,
    scopes: [...scopes],
    ...storedSecret(secret),
    createdAt: now,
    createdBy,
    expiresAt,
    requestsPerMinute,
    lastUsedAt: null,
    revokedAt: null,
  });
  await em.flush();
  return { apiKey, secret };
}
