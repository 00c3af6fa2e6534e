import type { EntityManager } from "@mikro-orm/postgresql";
import type { Statements } from "../core/statements.js";
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

const COLUMNS = [
  "member_id",
  "api_key_id",
  "actor",
  "action",
  "target_kind",
  "target_id",
  "before",
  "after",
  "reason",
  "address",
];

/**
 * Writes down who did what, in the transaction that does it: an act without its entry, or an entry without
 * its act, cannot be committed.
 *
 * @param em of that transaction
 * @returns the id of the entry
 */
export async function recordAudit(em: EntityManager, actor: Actor, act: AuditedAct): Promise<string> {
  const statement = `${insertWith(COLUMNS.map(() => "?"))} returning id::text as id`;
  const [entry] = await em.execute<{ id: string }[]>(statement, valuesOf(actor, act));
  if (entry === undefined) throw new Error("an audit entry was written but not answered");
  return entry.id;
}

/**
 * The same for acts that go past the ORM.
 *
 * @param client in the transaction that does it; a pool where an act is many transactions, before the first
 */
export async function recordAuditOn(client: Statements, actor: Actor, act: AuditedAct): Promise<void> {
  await client.query(insertWith(COLUMNS.map((_, at) => `$${at + 1}`)), valuesOf(actor, act));
}

function insertWith(places: readonly string[]): string {
  return `insert into audit_entries (${COLUMNS.join(", ")}) values (${places.join(", ")})`;
}

function valuesOf(
  { viewer, http }: Actor,
  { action, target, before, after, reason }: AuditedAct,
): (string | number | null)[] {
  return [
    viewer?.kind === "MEMBER" ? viewer.memberId : null,
    viewer?.kind === "API_KEY" ? viewer.keyId : null,
    viewer?.kind === "MEMBER" ? viewer.email : (viewer?.name ?? null),
    action,
    target.kind,
    target.id === null ? null : String(target.id),
    before == null ? null : JSON.stringify(before),
    after == null ? null : JSON.stringify(after),
    reason ?? null,
    http?.address ?? null,
  ];
}
