import type { PriceScope } from "../price-scope.js";

/** SQL about `prices p`: rows of the active list and the own ones that the viewer may see. Takes the values in order. */
export function visiblePrices({ projectId }: PriceScope): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  return {
    sql: `(p.list_id = (select id from price_lists where state = 'active')
           or (p.list_id is null and (?::int is null or p.project_id is null or p.project_id = ?)))`,
    values: [projectId, projectId],
  };
}
