import type { ClientBase } from "pg";
import type { Priced } from "../pricing/domain/price-decision.js";
import { plainArray } from "../usage/array-literal.js";
import { readDifference, type CostDifference, type DifferenceRow } from "./cost-differences.js";
import type { CostedUsage } from "./read-usage.js";

/** An event and what it is to cost. */
export interface NewCost {
  readonly usage: CostedUsage;
  readonly priced: Priced;
}

/** What became of a set of rows. */
export interface Written {
  readonly requests: bigint;
  readonly differences: readonly CostDifference[];
}

/**
 * A row that was changed after it was read has another version and is left: who corrected it priced it
 * anew. Bounds of time keep the planner from looking at other months.
 */
const WRITE = `
  with said as materialized (
    select timestamptz 'epoch' + micros * interval '1 microsecond' as created_at, said.*
    from unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::int[], $7::numeric[], $8::text[], $9::int[],
      $10::int[], $11::numeric[], $12::text[], $13::int[], $14::int[]) as said(micros, usage_id, version, user_id,
      dimension_id, before_cost, before_state, before_price_id, before_discount_id, after_cost, after_state,
      after_price_id, after_discount_id)
  ), updated as (
    update token_usage e set cost = said.after_cost, cost_state = said.after_state, price_id = said.after_price_id,
      discount_id = said.after_discount_id
    from said
    where e.created_at = said.created_at and e.id = said.usage_id and e.xmin::text = said.version
      and e.created_at between timestamptz 'epoch' + $15::bigint * interval '1 microsecond'
                           and timestamptz 'epoch' + $16::bigint * interval '1 microsecond'
    returning e.created_at, e.id
  ), changed as (
    select said.* from said join updated on updated.id = said.usage_id and updated.created_at = said.created_at
  ), kept as (
    insert into recost_changes (recost_id, created_at, usage_id, user_id, dimension_id, last_correction, before_cost,
      before_state, before_price_id, before_discount_id, after_cost, after_state, after_price_id, after_discount_id)
    select $1, created_at, usage_id, user_id, dimension_id, (select coalesce(max(id), 0) from usage_corrections),
      before_cost, before_state, before_price_id, before_discount_id, after_cost, after_state, after_price_id,
      after_discount_id
    from changed
  )
  select date_bin('15 minutes', created_at, 'epoch') as bucket_start, user_id, dimension_id, count(*)::text as requests,
    sum(coalesce(after_cost, 0) - coalesce(before_cost, 0))::text as cost,
    sum((after_state = 'free')::int - (before_state = 'free')::int)::text as free,
    sum((after_state = 'unpriced')::int - (before_state = 'unpriced')::int)::text as unpriced,
    bool_or(after_cost is distinct from before_cost or after_state <> before_state) as moves
  from changed group by 1, 2, 3`;

/** Gives events their new costs and keeps the former ones, within the caller's transaction. */
export async function writeCosts(client: ClientBase, recostId: number, costs: readonly NewCost[]): Promise<Written> {
  const [first, last] = [costs[0], costs.at(-1)];
  if (first === undefined || last === undefined) return { requests: 0n, differences: [] };
  const column = (valueOf: (cost: NewCost) => string | number | bigint | null) =>
    plainArray(costs.map((cost) => valueOf(cost) ?? "NULL"));
  const { rows } = await client.query<DifferenceRow>({
    name: "write-costs",
    text: WRITE,
    values: [
      recostId,
      column(({ usage }) => usage.at),
      column(({ usage }) => usage.id),
      column(({ usage }) => usage.version),
      column(({ usage }) => usage.userId),
      column(({ usage }) => usage.dimensionId),
      column(({ usage }) => usage.cost),
      column(({ usage }) => usage.state),
      column(({ usage }) => usage.priceId),
      column(({ usage }) => usage.discountId),
      column(({ priced }) => priced.cost),
      column(({ priced }) => priced.state),
      column(({ priced }) => priced.priceId),
      column(({ priced }) => priced.discountId),
      first.usage.at,
      last.usage.at,
    ],
  });
  return {
    requests: rows.reduce((sum, { requests }) => sum + BigInt(requests), 0n),
    differences: rows.map(readDifference),
  };
}
