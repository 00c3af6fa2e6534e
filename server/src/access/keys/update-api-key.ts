import type { EntityManager } from "@mikro-orm/postgresql";
import type { ApiKey } from "../api-key.entity.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { lockApiKey } from "./lock-api-key.js";
import { lockProject } from "./lock-project.js";
import { readExpiry, readName, readRequestsPerMinute } from "./read-api-key.js";
import { refuseTakenName } from "./refuse-taken-name.js";

/** What is left out stays. */
export interface ApiKeyChange {
  readonly name?: string | undefined;
  /** Null: until it is revoked. */
  readonly expiresAt?: Date | null | undefined;
  /** Null: as many as everybody. */
  readonly requestsPerMinute?: number | null | undefined;
}

/** @throws AppError BAD_INPUT naming the field; CONFLICT when the key is revoked or the name is taken */
export function updateApiKey(context: RequestContext, id: string, change: ApiKeyChange): Promise<void> {
  const { name, expiresAt, requestsPerMinute } = change;
  const checked = {
    ...(name !== undefined && { name: readName(name) }),
    ...(expiresAt !== undefined && { expiresAt: readExpiry(expiresAt, context.clock()) }),
    ...(requestsPerMinute !== undefined && { requestsPerMinute: readRequestsPerMinute(requestsPerMinute) }),
  };
  return context.em.transactional(async (transaction) => {
    const key = await lockApiKey(transaction, id);
    if (checked.name !== undefined) await holdName(transaction, key, checked.name);
    const before = changeable(key);
    Object.assign(key, checked);
    const after = changeable(key);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "apiKey.update",
      target: { kind: "apiKey", id: key.id },
      before,
      after,
    });
  });
}

async function holdName(em: EntityManager, { id, projectId }: ApiKey, name: string): Promise<void> {
  await lockProject(em, projectId);
  await refuseTakenName(em, { projectId, name }, id);
}

function changeable({ name, expiresAt, requestsPerMinute }: ApiKey): Required<ApiKeyChange> {
  return { name, expiresAt, requestsPerMinute };
}
