import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import type { ApiKey } from "../api-key.entity.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { ApiKeyState, apiKeyState } from "./api-key-state.js";
import type { ShownSecret } from "./issue-api-key.js";
import { newKeySecret, storedSecret } from "./key-secret.js";
import { lockApiKey } from "./lock-api-key.js";
import { readOverlapHours } from "./read-api-key.js";

const HOUR_MS = 3_600_000;

/**
 * Gives the key another secret. The former one works for the hours of overlap; none ends it at once.
 *
 * @throws AppError FORBIDDEN without a fresh session; BAD_INPUT naming the field; CONFLICT when the key works no
 *   more, or a former secret still does
 */
export function rotateApiKey(context: RequestContext, id: string, overlapHours: number): Promise<ShownSecret> {
  requireFreshSession(context);
  const overlapMs = readOverlapHours(overlapHours) * HOUR_MS;
  return context.em.transactional(async (transaction) => {
    const key = await lockApiKey(transaction, id);
    const now = context.clock();
    requireRotatable(key, now);
    const before = { prefix: key.prefix };
    const secret = newKeySecret();
    await retire(transaction, key);
    Object.assign(key, {
      previousSecretHash: key.secretHash,
      previousPrefix: key.prefix,
      previousUntil: new Date(now.getTime() + overlapMs),
      previousUsedAt: null,
      secretUsedAt: null,
      ...storedSecret(secret),
    });
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "apiKey.rotate",
      target: { kind: "apiKey", id: key.id },
      before,
      after: { prefix: key.prefix, previousUntil: key.previousUntil },
    });
    return { id: key.id, secret };
  });
}

function requireRotatable(key: ApiKey, now: Date): void {
  if (apiKeyState(key, now) === ApiKeyState.EXPIRED) {
    throw AppError.conflict("This key is expired. Give it another expiry first.");
  }
  if (key.previousUntil === null || key.previousUntil <= now) return;
  const until = key.previousUntil.toISOString();
  throw AppError.conflict(`A rotation is under way: the former secret works until ${until}. End it first.`);
}

/** What was rotated away never becomes a key again, also when the configuration still names it. */
async function retire(em: EntityManager, { id, secretHash }: ApiKey): Promise<void> {
  await em.execute("insert into retired_key_secrets (secret_hash, api_key_id) values (?, ?)", [secretHash, id]);
}
