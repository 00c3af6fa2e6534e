import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { plainArray, textArray } from "../usage/array-literal.js";
import type { RecostScope } from "./domain/recost-scope.js";
import { UNDO_DAYS } from "./apply-step.js";
import { holdPricesVersion } from "./prices-version.js";
import { dimensionConditions } from "./scope-conditions.js";
import type { RecostState } from "./recost-row.js";

/** Every replica knows a change of prices after so long, and what it priced before has been recorded. */
const SETTLES_WITHIN = "10 seconds";

export interface RecostOrder {
  readonly scope: RecostScope;
  readonly pricesVersion: string;
  readonly reason: string;
}

/**
 * The latest change of what prices events: with it as the moment to know prices of, every later reading
 * finds the same ones, rounded up to what a JavaScript date can hold.
 */
const CHANGED_AT = `
  select coalesce(date_trunc('milliseconds', max(at)) + interval '1 millisecond', now()) as own,
         coalesce(greatest(max(at), (select max(coalesce(decided_at, created_at)) from price_lists)), '-infinity') as any
  from (
    select greatest(created_at, retired_at) as at from prices where list_id is null
    union all select greatest(created_at, retired_at) from price_discounts
  ) as changes`;

const INSERT = `
  insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
    list_id, prices_as_of, settled_at, requested_by, cursor_at, requests_total)
  select 'queued', ?, ?, ?, ?, ?::int[], ?::text[], ?::text[], ?, (select id from price_lists where state = 'active'),
    changed.own, greatest(now() + interval '1 millisecond', changed.any + interval '${SETTLES_WITHIN}'), ?, ?, ?
  from (${CHANGED_AT}) as changed
  returning id`;

/**
 * Orders a re-cost; a job carries it out.
 *
 * @returns its id
 * @throws AppError CONFLICT when prices changed since the preview, or another re-cost is under way
 */
export function orderRecost(context: RequestContext, { scope, pricesVersion, reason }: RecostOrder): Promise<number> {
  return alone(context.em, async (em) => {
    if ((await holdPricesVersion(em)) !== pricesVersion) {
      throw AppError.conflict("Prices have changed since the preview. Preview the re-cost again.");
    }
    await refuseBesideAnother(em);
    const { viewer } = context;
    const [row] = await em.execute<{ id: number }[]>(INSERT, [
      reason,
      scope.from.toJSON(),
      scope.to.toJSON(),
      scope.timezone,
      plainArray(scope.projectIds),
      textArray(scope.providers),
      textArray(scope.models),
      scope.unpricedOnly,
      viewer?.kind === "MEMBER" ? viewer.memberId : null,
      scope.from.toJSON(),
      await countRequests(em, scope),
    ]);
    if (row === undefined) throw new Error("a re-cost was not stored");
    await recordAudit(em, context, {
      action: "recost.apply",
      target: { kind: "recost", id: row.id },
      after: { ...scope, pricesVersion },
      reason,
    });
    return row.id;
  });
}

interface EndOrder {
  readonly id: number;
  readonly reason: string;
}

/**
 * Stops a re-cost after the step under way; what was done stays done and can be undone.
 *
 * @throws AppError NOT_FOUND, or CONFLICT when it has ended or is being undone
 */
export function cancelRecost(context: RequestContext, { id, reason }: EndOrder): Promise<void> {
  return alone(context.em, async (em) => {
    const { state } = await findState(em, id);
    if (state !== "queued" && state !== "running")
      throw AppError.conflict(`A re-cost that is ${state} cannot be cancelled.`);
    await em.execute(
      `update recosts set state = 'cancelled', finished_at = now(), undo_until = now() + ? * interval '1 day' where id = ?`,
      [UNDO_DAYS, id],
    );
    await recordAudit(em, context, {
      action: "recost.cancel",
      target: { kind: "recost", id },
      before: { state },
      after: { state: "cancelled" },
      reason,
    });
  });
}

/**
 * Orders that a re-cost is taken back; a job carries it out.
 *
 * @throws AppError NOT_FOUND, or CONFLICT when there is nothing to undo any more or another one is under way
 */
export function orderUndo(context: RequestContext, { id, reason }: EndOrder): Promise<void> {
  return alone(context.em, async (em) => {
    const { state, can_undo: canUndo } = await findState(em, id);
    if (!canUndo) throw AppError.conflict("There is nothing to undo, or the time to undo it is over.");
    await refuseBesideAnother(em);
    await em.execute("update recosts set state = 'undoing', error = null, failures = 0 where id = ?", [id]);
    await recordAudit(em, context, {
      action: "recost.undo",
      target: { kind: "recost", id },
      before: { state },
      after: { state: "undoing" },
      reason,
    });
  });
}

/**
 * What is checked about re-costs stays true until it is committed. A step under way, which holds the row of its
 * re-cost, ends first: a weaker lock would let it in, and then each would wait for the other.
 */
function alone<Answer>(em: EntityManager, act: (transaction: EntityManager) => Promise<Answer>): Promise<Answer> {
  return em.fork().transactional(async (transaction) => {
    await transaction.execute("lock table recosts in exclusive mode");
    return act(transaction);
  });
}

async function refuseBesideAnother(em: EntityManager): Promise<void> {
  const under = await em.execute<object[]>("select from recosts where state in ('queued', 'running', 'undoing')");
  if (under.length > 0) throw AppError.conflict("Another re-cost is under way. Wait for its end, or cancel it.");
}

async function findState(
  em: EntityManager,
  id: number,
): Promise<{ readonly state: RecostState; readonly can_undo: boolean }> {
  const [row] = await em.execute<{ state: RecostState; can_undo: boolean }[]>(
    `select state, state in ('done', 'failed', 'cancelled') and undo_until > now()
       and changed_requests > undone_requests + kept_requests as can_undo
     from recosts where id = ?`,
    [id],
  );
  if (row === undefined) throw AppError.notFound("re-cost");
  return row;
}

/** From the rollup; buckets that the range cuts count whole. What it did counts by itself in the end. */
async function countRequests(em: EntityManager, scope: RecostScope): Promise<string> {
  const values: unknown[] = [scope.from.toJSON(), scope.to.toJSON()];
  const conditions = dimensionConditions(scope, "d", {
    add: (value) => {
      values.push(Array.isArray(value) ? textArray(value.map(String)) : value);
      return "?";
    },
  });
  const [row] = await em.execute<{ requests: string }[]>(
    `select coalesce(sum(s.${scope.unpricedOnly ? "unpriced_requests" : "requests"}), 0)::text as requests
     from token_usage_stats s join usage_dimensions d on d.id = s.dimension_id
     where s.bucket_start > ?::timestamptz - interval '15 minutes' and s.bucket_start < ?${conditions}`,
    values,
  );
  return row?.requests ?? "0";
}
