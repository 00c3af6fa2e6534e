import { connectDatabase } from "./connect-database.ts";
import type { Product } from "./start-product.ts";

/**
 * A list as the next version of the product might bring it: one model dearer, one with a price to come,
 * one gone and one new. Everything else is as it was.
 */
export async function proposePrices(product: Product): Promise<void> {
  const database = await connectDatabase(product);
  await database.query(`
    with proposed as (
      insert into price_lists (source, checked_on, state) values ('the next version', '2026-12-01', 'proposed') returning id
    ), active as (
      select prices.* from prices join price_lists on price_lists.id = list_id and state = 'active'
    ), copied as (
      insert into prices (provider, model, position, match, rates, effective_from, effective_to, daily_from, daily_to,
                          source, source_url, checked_on, service_tier, note, list_id)
      select provider, model, position, match,
             case when model = 'gemini-2.5-flash' and service_tier = 'standard'
               then jsonb_set(jsonb_set(rates, '{input,base}', '"350000"'), '{output,base}', '"2800000"') else rates end,
             effective_from,
             case when model = 'gpt-5-mini' and service_tier = 'standard' then '2027-02-01' else effective_to end,
             daily_from, daily_to, 'the next version', source_url, '2026-12-01', service_tier, note, proposed.id
      from active, proposed where model <> 'claude-2'
      returning 1
    ), announced as (
      insert into prices (provider, model, position, match, rates, effective_from, source, source_url, checked_on, list_id)
      select provider, model, position, match, jsonb_set(rates, '{output,base}', '"1500000"'), '2027-02-01',
             'the next version', source_url, '2026-12-01', proposed.id
      from active, proposed where model = 'gpt-5-mini' and service_tier = 'standard'
      returning 1
    )
    insert into prices (provider, model, position, match, rates, source, checked_on, list_id)
    select 'google', 'gemini-4-flash', 0, '{"equals": "gemini-4-flash"}', '{"input": {"base": "400000"}, "output": {"base": "3000000"}}',
           'the next version', '2026-12-01', id
    from proposed
  `);
  await database.end();
}
