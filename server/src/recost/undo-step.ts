import type { ClientBase } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { moveSums } from "./apply-step.js";
import type { StepParts } from "./step-plan.js";
import { readDifference, type CostDifference, type DifferenceRow } from "./cost-differences.js";
import { lockRecost } from "./recost-row.js";

const ROWS_AT_ONCE = 2_000;
const SUMS_AT_ONCE = 2_000;

/** Where the next changes end, and in which time their rows lie. */
interface Span {
  readonly rows: number;
  readonly first_at: string | null;
  readonly last_at: string | null;
  readonly last_id: string | null;
}

const NEXT_SPAN = `
  select count(*)::int as rows, min(created_at)::text as first_at, max(created_at)::text as last_at,
         (array_agg(usage_id order by created_at desc, usage_id desc))[1]::text as last_id
  from (select created_at, usage_id from recost_changes where recost_id = $1 order by created_at, usage_id limit $2) c`;

/** Before anything is looked at: a correction under way ends first, and the next statement sees what it said. */
const LOCK = `
  select count(*) from (
    select from token_usage e join recost_changes c on c.created_at = e.created_at and c.usage_id = e.id
    where c.recost_id = $1 and (c.created_at, c.usage_id) <= ($3::timestamptz, $4::bigint)
      and e.created_at between $2::timestamptz and $3
    for update of e
  ) as locked`;

/**
 * Rows that still cost what the re-cost gave them and were not corrected since get their former cost back.
 * Of rows that were archived since, the sums do, unless a later re-cost moved them: it found what this one gave.
 */
const RESTORE = `
  with next as (
    delete from recost_changes c where c.recost_id = $1 and (c.created_at, c.usage_id) <= ($3::timestamptz, $4::bigint)
    returning c.*
  ), restored as (
    update token_usage e set cost = next.before_cost, cost_state = next.before_state, price_id = next.before_price_id,
      discount_id = next.before_discount_id
    from next
    where e.created_at = next.created_at and e.id = next.usage_id and e.created_at between $2::timestamptz and $3
      and e.cost is not distinct from next.after_cost and e.cost_state = next.after_state
      and e.price_id is not distinct from next.after_price_id
      and e.discount_id is not distinct from next.after_discount_id
      and not exists (
        select from usage_corrections x
        where x.project_id = e.project_id and x.event_id = e.event_id and x.id > next.last_correction
      )
    returning e.created_at, e.id
  ), kept_months as (
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'token_usage'::regclass
  ), undone as (
    select next.* from next join restored on restored.id = next.usage_id and restored.created_at = next.created_at
    union all
    select next.* from next join usage_dimensions d on d.id = next.dimension_id
    where 'token_usage_' || to_char(next.created_at at time zone 'UTC', 'YYYY_MM') not in (select relname from kept_months)
      and not exists (
        select from recost_changes later
        where later.recost_id > next.recost_id and later.created_at between $2::timestamptz and $3
          and later.created_at = next.created_at and later.usage_id = next.usage_id
      ) and not exists (
        select from recost_sum_changes later
        where later.recost_id > next.recost_id and later.user_id = next.user_id
          and later.dimension_id = next.dimension_id
          and later.bucket_start = date_bin('15 minutes', next.created_at, 'epoch')
      )
  )
  select date_bin('15 minutes', created_at, 'epoch') as bucket_start, user_id, dimension_id, count(*)::text as requests,
    sum(coalesce(before_cost, 0) - coalesce(after_cost, 0))::text as cost,
    sum((before_state = 'free')::int - (after_state = 'free')::int)::text as free,
    sum((before_state = 'unpriced')::int - (after_state = 'unpriced')::int)::text as unpriced,
    bool_or(after_cost is distinct from before_cost or after_state <> before_state) as moves
  from undone group by 1, 2, 3`;

/** Sums that a later re-cost moved are its own by now; those of a project that was removed are gone. */
const RESTORE_SUMS = `
  with next as (
    delete from recost_sum_changes where ctid = any (array(
      select ctid from recost_sum_changes where recost_id = $1 order by bucket_start, user_id, dimension_id limit $2
    )) returning *
  ), undone as (
    select next.* from next join usage_dimensions d on d.id = next.dimension_id
    where not exists (
      select from recost_sum_changes later
      where later.bucket_start = next.bucket_start and later.user_id = next.user_id
        and later.dimension_id = next.dimension_id and later.recost_id > next.recost_id
    )
  )
  select bucket_start, user_id, dimension_id, requests::text, (-cost)::text as cost, (-free_requests)::text as free,
    (-unpriced_requests)::text as unpriced,
    (cost <> 0 or free_requests <> 0 or unpriced_requests <> 0) as moves
  from undone`;

const COUNT_SUMS = `
  select sum(requests)::text as requests from (
    select requests from recost_sum_changes where recost_id = $1 order by bucket_start, user_id, dimension_id limit $2
  ) as next`;

const MOVE_ON = `
  update recosts set undone_requests = undone_requests + $2, kept_requests = kept_requests + $3, failures = 0, error = null
  where id = $1`;

interface Undone {
  readonly requests: bigint;
  readonly kept: bigint;
  readonly differences: readonly CostDifference[];
}

/**
 * Gives the next changes of a re-cost back, some thousands, in one transaction.
 *
 * @returns false when there was nothing left to do, or it is not being undone any more
 */
export function undoStep(
  { pool, rowsAtOnce = ROWS_AT_ONCE }: Omit<StepParts, "dimensions">,
  id: number,
): Promise<boolean> {
  return inTransaction(pool, async (client, commit) => {
    const recost = await lockRecost(client, id);
    if (recost?.state !== "undoing") return false;
    const undone = (await undoRows(client, id, rowsAtOnce)) ?? (await undoSums(client, id));
    if (undone === null) {
      await client.query("update recosts set state = 'undone', finished_at = now(), undo_until = null where id = $1", [
        id,
      ]);
    } else {
      await moveSums(client, undone);
      await client.query(MOVE_ON, [id, String(undone.requests), String(undone.kept)]);
    }
    await commit();
    return undone !== null;
  });
}

async function undoRows(client: ClientBase, id: number, rowsAtOnce: number): Promise<Undone | null> {
  const found = await client.query<Span>(NEXT_SPAN, [id, rowsAtOnce]);
  const [span] = found.rows;
  if (span === undefined || span.rows === 0) return null;
  const bounds = [id, span.first_at, span.last_at, span.last_id];
  await client.query(LOCK, bounds);
  const { rows } = await client.query<DifferenceRow>(RESTORE, bounds);
  return undoneOf(rows, BigInt(span.rows));
}

async function undoSums(client: ClientBase, id: number): Promise<Undone | null> {
  const { rows: counted } = await client.query<{ requests: string | null }>(COUNT_SUMS, [id, SUMS_AT_ONCE]);
  const requests = counted[0]?.requests ?? null;
  if (requests === null) return null;
  const { rows } = await client.query<DifferenceRow>(RESTORE_SUMS, [id, SUMS_AT_ONCE]);
  return undoneOf(rows, BigInt(requests));
}

function undoneOf(rows: readonly DifferenceRow[], all: bigint): Undone {
  const requests = rows.reduce((sum, row) => sum + BigInt(row.requests), 0n);
  return { requests, kept: all - requests, differences: rows.map(readDifference) };
}
