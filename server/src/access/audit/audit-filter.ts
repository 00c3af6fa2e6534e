import { type RawBuilder, sql } from "kysely";
import { resolveRange, type RangeCalendar, type RangeRequest } from "../../core/domain/resolve-range.js";
import { AppError } from "../../core/errors.js";
import { targetsNamed } from "./target-names.js";

/** Which entries are meant, in the words of a caller; what is absent, null or empty restricts nothing. */
export interface AuditFilterRequest {
  readonly range?: RangeRequest | null;
  readonly actors?: readonly string[] | null;
  readonly actions?: readonly string[] | null;
  readonly targetKind?: string | null;
  readonly targetId?: string | null;
  readonly search?: string | null;
}

export interface AuditFilter {
  readonly range: { readonly from: Date; readonly to: Date } | null;
  readonly actors: readonly string[];
  readonly actions: readonly string[];
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly search: string | null;
}

const MAX_VALUES = 100;
const LONGEST = 256;

/** @throws AppError BAD_INPUT naming the condition at fault */
export function readAuditFilter(request: AuditFilterRequest, calendar: RangeCalendar): AuditFilter {
  return {
    range: request.range == null ? null : resolveRange(request.range, calendar),
    actors: readList("actors", request.actors ?? []),
    actions: readList("actions", request.actions ?? []),
    targetKind: readMaybe("targetKind", request.targetKind),
    targetId: readMaybe("targetId", request.targetId),
    search: readMaybe("search", request.search?.trim()),
  };
}

function readList(field: string, given: readonly string[]): readonly string[] {
  if (given.length > MAX_VALUES) throw AppError.badInput(field, `at most ${MAX_VALUES} values`, given.length);
  return given.map((text) => readCondition(field, text));
}

function readMaybe(field: string, given: string | null | undefined): string | null {
  return given == null || given === "" ? null : readCondition(field, given);
}

/** What cannot be stored cannot be asked for either. */
function readCondition(field: string, text: string): string {
  if (text.length > LONGEST || text.includes("\0") || !text.isWellFormed()) {
    throw AppError.badInput(field, `text of at most ${LONGEST} characters without NUL`, text);
  }
  return text;
}

/**
 * E-mail or name at the time; entries of before that was kept have the one of now. Not joined: a page is read
 * along the index of times, and stops when it is full.
 */
export const actorName = sql<string | null>`coalesce(a.actor,
  (select email from members where id = a.member_id), (select name from api_keys where id = a.api_key_id))`;

/** Of `audit_entries` as `a`. */
export function auditConditions(filter: AuditFilter): RawBuilder<boolean> {
  const { range, actors, actions, targetKind, targetId, search } = filter;
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (range !== null) conditions.push(sql`a.at >= ${range.from.toJSON()} and a.at < ${range.to.toJSON()}`);
  if (actors.length > 0) conditions.push(sql`${actorName} = any(${actors}::text[])`);
  if (actions.length > 0) conditions.push(isOneOf(actions));
  if (targetKind !== null) conditions.push(sql`a.target_kind = ${targetKind}`);
  if (targetId !== null) conditions.push(sql`a.target_id = ${targetId}`);
  if (search !== null) conditions.push(mentions(search));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** One is named alone, so that its entries are read in their order along the index of actions. */
function isOneOf(actions: readonly string[]): RawBuilder<unknown> {
  const [action] = actions;
  return actions.length === 1 ? sql`a.action = ${action}` : sql`a.action = any(${actions}::text[])`;
}

/** In anything that an entry shows, what its target is called now included; in any case of letters. */
function mentions(text: string): RawBuilder<unknown> {
  return sql`(
    position(lower(${text}) in lower(concat_ws(e'\n', a.action, ${actorName}, a.target_kind, a.target_id,
      a.reason, a.address, a.before::text, a.after::text))) > 0
    or (a.target_kind, a.target_id) in (${targetsNamed(text)})
  )`;
}
