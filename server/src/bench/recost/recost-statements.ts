// What this part knows of the ledger's tables.

/** Whole pico-USD per token of every model of the fill and of the load: flat, so that plain SQL can check them. */
export const INPUT_RATE = 1_300_000;
export const OUTPUT_RATE = 7_100_000;

/** An own price for each model that was used, as an administrator would set it. */
export const SET_PRICES = `
  insert into prices (provider, model, position, match, rates, source, checked_on)
  select provider, model, 0, jsonb_build_object('equals', model), $1::jsonb, 'own', current_date
  from (select distinct provider, model from usage_dimensions) as used`;

/** Costs by the new prices, from token columns alone, beside what the ledger holds in four places; all as text. */
export const COMPARE = `
  select (select sum(input_tokens * ${INPUT_RATE}::numeric + output_tokens * ${OUTPUT_RATE}::numeric) from token_usage)::text as recomputed,
         (select sum(cost) from token_usage)::text as rows,
         (select sum(cost) from token_usage_stats)::text as stats,
         (select sum(cost) from token_usage_by_user)::text as "byUser",
         (select sum(cost) from usage_by_user_period where period = 'day')::text as days,
         (select sum(cost) from usage_by_user_period where period = 'month')::text as months,
         (select count(*) from token_usage)::text as events`;

/** Model by model and day by day: how many differ between plain SQL and the rollup. */
export const COUNT_DIFFERENCES = `
  with computed as (
    select date_trunc('day', created_at) as day, provider, model,
           sum(input_tokens * ${INPUT_RATE}::numeric + output_tokens * ${OUTPUT_RATE}::numeric) as cost
    from token_usage group by 1, 2, 3
  ), held as (
    select date_trunc('day', bucket_start) as day, provider, model, sum(cost) as cost
    from token_usage_stats join usage_dimensions d on d.id = dimension_id group by 1, 2, 3
  )
  select count(*)::int as differing
  from computed full join held using (day, provider, model) where computed.cost is distinct from held.cost`;

/** What the events of the fill cost; an undo has to give it back. */
export const COST_OF_FILL = `select sum(cost)::text as cost from token_usage where created_at < $1`;

export const PROGRESS = `
  select state, requests_done::float8 as done, requests_total::float8 as total, changed_requests::float8 as changed,
         undone_requests::float8 as undone, extract(epoch from finished_at - started_at)::float8 as seconds
  from recosts where id = $1`;
