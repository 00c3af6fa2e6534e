import type { EntityManager } from "@mikro-orm/postgresql";
import type { ModelName } from "../domain/model-key.js";

export interface DifferingModel extends ModelName {
  readonly kind: "ADDED" | "REMOVED" | "CHANGED";
}

export interface TwoLists {
  /** Null where there is no active list yet. */
  readonly activeId: number | null;
  readonly listId: number;
}

/**
 * Models whose prices differ between the active list and another: in rates, fees, tiers, periods, hours, or
 * in the names that they stand for. The day of the check, its source and the place in the list change nothing.
 */
export async function differingModels(
  em: EntityManager,
  { activeId, listId }: TwoLists,
): Promise<readonly DifferingModel[]> {
  return em.execute<DifferingModel[]>(
    `with models as (
       select list_id, provider, model,
              md5(string_agg(price, chr(10) order by price)) as content
       from prices, lateral (
         select concat_ws('|', service_tier, coalesce(effective_from::text, ''), coalesce(effective_to::text, ''),
                          coalesce(daily_from::text, ''), coalesce(daily_to::text, ''), match, rates) as price
       ) as text
       where list_id in (?::int, ?::int)
       group by list_id, provider, model
     )
     select provider, model,
            case when a.model is null then 'ADDED' when b.model is null then 'REMOVED' else 'CHANGED' end as kind
     from (select * from models where list_id = ?::int) a
       full join (select * from models where list_id = ?::int) b using (provider, model)
     where a.content is distinct from b.content`,
    [activeId, listId, activeId, listId],
  );
}
