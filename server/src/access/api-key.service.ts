import type { EntityManager } from "@mikro-orm/postgresql";
import type { Clock } from "../core/clock.js";
import { ApiKey } from "./api-key.entity.js";
import { SYSTEM } from "./audit.js";
import { noteKeyUse } from "./keys/note-key-use.js";
import { secretInUse } from "./keys/secret-in-use.js";
import { storeApiKey, type NewApiKey } from "./keys/store-api-key.js";
import { API_KEY_SCOPES, permissionsOfScopes } from "./permission.js";
import { hashSecret, hashSecretText } from "./secret-token.js";
import type { ApiKeyViewer } from "./viewer.js";

/** How long a key is trusted without asking the database again; bounds how late a revocation acts. */
const CACHE_MS = 2_000;

/** A secret as somebody sent it. */
interface SentSecret {
  readonly secret: string;
  /** Where it came from; null when that is not known. */
  readonly address: string | null;
}

/** Who is behind a secret that programs record and query by. */
export class ApiKeyService {
  private readonly cache = new Map<string, { readonly viewer: ApiKeyViewer; readonly until: number }>();

  /** Many requests miss the same key at the same moment; one of them asks for all. */
  private readonly asking = new Map<string, Promise<ApiKeyViewer | null>>();

  constructor(private readonly clock: Clock) {}

  /** For starts: no member stands behind it. Stores the key's hash and answers the secret, which cannot be shown again. */
  async issue(em: EntityManager, key: NewApiKey): Promise<string> {
    const { secret } = await em.transactional((tx) => storeApiKey(tx, SYSTEM, { ...key, now: this.clock() }));
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

  /** Null when the key is unknown, expired or revoked, or the secret was replaced and its time is over. */
  async viewerOf(em: EntityManager, sent: SentSecret): Promise<ApiKeyViewer | null> {
    const remembered = this.rememberedViewer(sent.secret);
    if (remembered !== null) return remembered;
    const cacheKey = hashSecretText(sent.secret);
    const asking = this.asking.get(cacheKey) ?? this.lookUp(em, sent).finally(() => this.asking.delete(cacheKey));
    this.asking.set(cacheKey, asking);
    return asking;
  }

  private async lookUp(em: EntityManager, { secret, address }: SentSecret): Promise<ApiKeyViewer | null> {
    const now = this.clock();
    const hash = hashSecret(secret);
    const key = await em.findOne(ApiKey, { $or: [{ secretHash: hash }, { previousSecretHash: hash }] });
    const inUse = key === null ? null : secretInUse(key, hash, now);
    if (key === null || inUse === null) return null;
    noteKeyUse(em, { key, isPrevious: inUse.isPrevious, address, now });
    const viewer = viewerOf(key);
    const trusted = now.getTime() + CACHE_MS;
    this.cache.set(hashSecretText(secret), { viewer, until: Math.min(trusted, inUse.until?.getTime() ?? trusted) });
    return viewer;
  }
}

function viewerOf({ id, projectId, name, requestsPerMinute, scopes: stored }: ApiKey): ApiKeyViewer {
  const scopes = API_KEY_SCOPES.filter((scope) => stored.includes(scope));
  return {
    kind: "API_KEY",
    keyId: id,
    projectId,
    name,
    requestsPerMinute,
    scopes,
    permissions: permissionsOfScopes(scopes),
  };
}
