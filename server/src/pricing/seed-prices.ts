import type { EntityManager } from "@mikro-orm/postgresql";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { packagePrices } from "./package-prices.js";
import { PACKAGE_CHECKED_ON, PACKAGE_SOURCE } from "./package-providers.js";

/**
 * Makes the price list of the installed package available. Rows of an earlier package version stay,
 * since recorded events refer to them. Safe at every start and from several processes at once.
 */
export async function seedPrices(em: EntityManager): Promise<void> {
  await em.fork().transactional(async (transaction) => {
    await transaction.execute("select pg_advisory_xact_lock(?)", [ADVISORY_LOCKS.seedPrices]);
    const [seeded] = await transaction.execute<object[]>("select 1 from prices where source = ? limit 1", [
      PACKAGE_SOURCE,
    ]);
    if (seeded !== undefined) return;
    await transaction.execute("update price_lists set state = 'superseded' where state = 'active'");
    const [list] = await transaction.execute<{ id: number }[]>(
      "insert into price_lists (source, checked_on, state, decided_at) values (?, ?::date, 'active', now()) returning id",
      [PACKAGE_SOURCE, PACKAGE_CHECKED_ON],
    );
    await transaction.execute(
      `insert into prices (list_id, provider, model, position, match, service_tier, rates, effective_from, effective_to,
                           daily_from, daily_to, source, source_url, checked_on, note)
       select ?::int, provider, model, position, match, "serviceTier", rates,
              "effectiveFrom"::timestamp at time zone 'UTC', "effectiveTo"::timestamp at time zone 'UTC',
              ("dailyFrom"::timetz at time zone 'UTC')::time, ("dailyTo"::timetz at time zone 'UTC')::time,
              ?, "sourceUrl", coalesce("checkedOn", ?)::date, note
       from rows from (json_to_recordset(?::json) as (
         provider text, model text, position int, match jsonb, "serviceTier" text, rates jsonb, "effectiveFrom" text, "effectiveTo" text,
         "dailyFrom" text, "dailyTo" text, "sourceUrl" text,
         "checkedOn" text, note text
       )) with ordinality
       order by ordinality`,
      [list?.id ?? null, PACKAGE_SOURCE, PACKAGE_CHECKED_ON, JSON.stringify(packagePrices())],
    );
  });
}
