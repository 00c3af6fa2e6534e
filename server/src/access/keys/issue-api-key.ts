import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { actingMemberId } from "../acting-member.js";
import type { ApiKeyScope } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { lockProject } from "./lock-project.js";
import { readExpiry, readName, readRequestsPerMinute, readScopes } from "./read-api-key.js";
import { refuseTakenName } from "./refuse-taken-name.js";
import { storeApiKey } from "./store-api-key.js";

/** A key as somebody asks for it. */
export interface WantedApiKey {
  readonly projectId: string;
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt?: Date | null;
  readonly requestsPerMinute?: number | null;
}

/** The secret is in no other answer, ever. */
export interface ShownSecret {
  readonly id: number;
  readonly secret: string;
}

/**
 * @throws AppError FORBIDDEN without a fresh session; BAD_INPUT naming the field; CONFLICT when the name is taken
 */
export function issueApiKey(context: RequestContext, wanted: WantedApiKey): Promise<ShownSecret> {
  requireFreshSession(context);
  const now = context.clock();
  const checked = {
    name: readName(wanted.name),
    scopes: readScopes(wanted.scopes),
    expiresAt: readExpiry(wanted.expiresAt ?? null, now),
    requestsPerMinute: readRequestsPerMinute(wanted.requestsPerMinute ?? null),
  };
  return context.em.transactional(async (transaction) => {
    const projectId = await holdProject(transaction, wanted.projectId);
    await refuseTakenName(transaction, { projectId, name: checked.name });
    const key = { ...checked, projectId, createdBy: actingMemberId(context), now };
    const { apiKey, secret } = await storeApiKey(transaction, context, key);
    return { id: apiKey.id, secret };
  });
}

/** What the demo records comes from the demo alone, and goes with it: nobody else may send there. */
async function holdProject(em: EntityManager, given: string): Promise<number> {
  const id = readId("projectId", "project", given);
  const project = await lockProject(em, id);
  if (project === null) throw AppError.badInput("projectId", "the id of a project", given);
  if (project.isDemo) throw AppError.badInput("projectId", "a project other than the demo's", given);
  return id;
}
