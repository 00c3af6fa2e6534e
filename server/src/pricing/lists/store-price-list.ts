import type { EntityManager } from "@mikro-orm/postgresql";
import type { PriceRow } from "../price-row.js";

/** A version of the list that comes with the product. */
export interface PackagedList {
  /** Names the version: another content has another source. */
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly checkedOn: string;
  readonly rows: readonly PriceRow[];
}

/** Stores a list that prices something at once, or waits for an admin. */
export async function storePriceList(
  em: EntityManager,
  { source, checkedOn, rows }: PackagedList,
  state: "active" | "proposed",
): Promise<void> {
  const [list] = await em.execute<{ id: number }[]>(
    `insert into price_lists (source, checked_on, state, decided_at)
     values (?, ?::date, ?, case when ? = 'active' then now() end)
     returning id`,
    [source, checkedOn, state, state],
  );
  if (list === undefined) throw new Error("a price list was stored but not answered");
  await em.execute(
    `insert into prices (list_id, provider, model, position, match, service_tier, rates, effective_from, effective_to,
                         daily_from, daily_to, source, source_url, checked_on, note)
     select ?::int, provider, model, position, match, "serviceTier", rates,
            "effectiveFrom"::timestamp at time zone 'UTC', "effectiveTo"::timestamp at time zone 'UTC',
            ("dailyFrom"::timetz at time zone 'UTC')::time, ("dailyTo"::timetz at time zone 'UTC')::time,
            ?, "sourceUrl", coalesce("checkedOn", ?)::date, note
     from rows from (json_to_recordset(?::json) as (
       provider text, model text, position int, match jsonb, "serviceTier" text, rates jsonb, "effectiveFrom" text,
       "effectiveTo" text, "dailyFrom" text, "dailyTo" text, "sourceUrl" text, "checkedOn" text, note text
     )) with ordinality
     order by ordinality`,
    [list.id, source, checkedOn, JSON.stringify(rows)],
  );
}
