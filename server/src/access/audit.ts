import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "./request-context.js";

/** An administrative act. What is stored of it must not name an outside user id. */
export interface AuditedAct {
  /** A verb on a thing, such as `price.create`. */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string | number | null };
  /** As JSON; null where there was nothing before, or is nothing after. */
  readonly before?: object | null;
  readonly after?: object | null;
  readonly reason?: string | null;
}

/** On whose behalf something is done, and from where. */
export type Actor = Pick<RequestContext, "viewer" | "http">;

/** What the product does by itself, or is told at its start. */
export const SYSTEM: Actor = { viewer: null, http: null };

/**
 * Writes down who did what, in the transaction that does it: an act without its entry, or an entry without
 * its act, cannot be committed.
 *
 * @param em of that transaction
 * @returns the id of the entry
 */
export async function recordAudit(
  em: EntityManager,
  { viewer, http }: Actor,
  { action, target, before = null, after = null, reason = null }: AuditedAct,
): Promise<string> {
  const [entry] = await em.execute<{ id: string }[]>(
    `insert into audit_entries (member_id, api_key_id, actor, action, target_kind, target_id, before, after, reason, address)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
     returning id::text as id`,
    [
      viewer?.kind === "MEMBER" ? viewer.memberId : null,
      viewer?.kind === "API_KEY" ? viewer.keyId : null,
      viewer?.kind === "MEMBER" ? viewer.email : (viewer?.name ?? null),
      action,
      target.kind,
      target.id === null ? null : String(target.id),
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
      reason,
      http?.address ?? null,
    ],
  );
  if (entry === undefined) throw new Error("an audit entry was written but not answered");
  return entry.id;
}
