import type { EntityManager } from "@mikro-orm/postgresql";
import { ApiKey } from "../api-key.entity.js";
import { recordAudit, type Actor } from "../audit.js";
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

interface Made {
  readonly now: Date;
}

/** A key and its secret, which cannot be told again. */
export interface IssuedApiKey {
  readonly apiKey: ApiKey;
  readonly secret: string;
}

/**
 * Keeps the hash of the secret and answers the secret.
 *
 * @param em of a transaction
 */
export async function storeApiKey(em: EntityManager, actor: Actor, key: NewApiKey & Made): Promise<IssuedApiKey> {
  const { projectId, name, scopes, expiresAt = null, requestsPerMinute = null, createdBy = null } = key;
  const { secret = newKeySecret(), now } = key;
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
  await recordAudit(em, actor, {
    action: "apiKey.issue",
    target: { kind: "apiKey", id: apiKey.id },
    after: { projectId, name, scopes, expiresAt, requestsPerMinute, prefix: apiKey.prefix },
  });
  return { apiKey, secret };
}
