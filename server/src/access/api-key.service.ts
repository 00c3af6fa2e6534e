import type { EntityManager } from "@mikro-orm/postgresql";
import type { Clock } from "../core/clock.js";
import { ApiKey } from "./api-key.entity.js";
import { API_KEY_SCOPES, permissionsOfScopes, type ApiKeyScope } from "./permission.js";
import { hashSecret, hashSecretText, newSecret } from "./secret-token.js";
import type { ApiKeyViewer } from "./viewer.js";

const PREFIX_LENGTH = 9;
/** How long a key is trusted without asking the database again; bounds how late a revocation acts. */
const CACHE_MS = 2_000;
const LAST_USED_MS = 60_000;

interface NewApiKey {
  readonly projectId: number;
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Default: made here. */
  readonly secret?: string;
}

/** Keys by which programs record and query. */
export class ApiKeyService {
  private readonly cache = new Map<string, { readonly viewer: ApiKeyViewer; readonly until: number }>();

  /** Many requests miss the same key at the same moment; one of them asks for all. */
  private readonly asking = new Map<string, Promise<ApiKeyViewer | null>>();

  constructor(private readonly clock: Clock) {}

  /** Stores the key's hash and answers the secret, which cannot be shown again. */
  async issue(
    em: EntityManager,
    { projectId, name, scopes, secret = `tl_${newSecret()}` }: NewApiKey,
  ): Promise<string> {
    em.create(ApiKey, {
      projectId,
      name,
      prefix: secret.slice(0, PREFIX_LENGTH),
      secretHash: hashSecret(secret),
      scopes: [...scopes],
      createdAt: this.clock(),
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
    });
    await em.flush();
    return secret;
  }

  /** The holder of a key that was found valid within the last two seconds; null says nothing. */
  rememberedViewer(secret: string): ApiKeyViewer | null {
    const cacheKey = hashSecretText(secret);
    const cached = this.cache.get(cacheKey);
    if (cached === undefined) return null;
    if (cached.until > this.clock().getTime()) return cached.viewer;
    this.cache.delete(cacheKey);
    return null;
  }

  /** Null when the key is unknown, expired or revoked. */
  async viewerOf(em: EntityManager, secret: string): Promise<ApiKeyViewer | null> {
    const remembered = this.rememberedViewer(secret);
    if (remembered !== null) return remembered;
    const cacheKey = hashSecretText(secret);
    const asking = this.asking.get(cacheKey) ?? this.lookUp(em, secret).finally(() => this.asking.delete(cacheKey));
    this.asking.set(cacheKey, asking);
    return asking;
  }

  private async lookUp(em: EntityManager, secret: string): Promise<ApiKeyViewer | null> {
    const now = this.clock().getTime();
    const hash = hashSecret(secret);
    const key = await em.findOne(ApiKey, { secretHash: hash });
    if (key === null || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt.getTime() <= now))
      return null;
    if (key.lastUsedAt === null || now - key.lastUsedAt.getTime() > LAST_USED_MS) {
      await em.nativeUpdate(ApiKey, { id: key.id }, { lastUsedAt: new Date(now) });
    }
    const scopes = API_KEY_SCOPES.filter((scope) => key.scopes.includes(scope));
    const viewer: ApiKeyViewer = {
      kind: "API_KEY",
      keyId: key.id,
      projectId: key.projectId,
      name: key.name,
      requestsPerMinute: key.requestsPerMinute,
      scopes,
      permissions: permissionsOfScopes(scopes),
    };
    this.cache.set(hashSecretText(secret), { viewer, until: now + CACHE_MS });
    return viewer;
  }
}
