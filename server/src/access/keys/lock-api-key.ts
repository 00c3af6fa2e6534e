import { LockMode, type EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { ApiKey } from "../api-key.entity.js";

/**
 * The key as it is now, which nobody else changes before the transaction ends.
 *
 * @throws AppError NOT_FOUND; CONFLICT when it is revoked, which is final
 */
export async function lockApiKey(em: EntityManager, givenId: string): Promise<ApiKey> {
  const id = readId("id", "key", givenId);
  const key = await em.findOne(ApiKey, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (key === null) throw AppError.notFound("key");
  if (key.revokedAt !== null) throw AppError.conflict("This key is revoked, which is final.");
  return key;
}
