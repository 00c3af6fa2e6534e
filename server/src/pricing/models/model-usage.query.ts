import { pico, type PicoUsd } from "@tokenledger/model/money";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { PriceScope } from "../price-scope.js";

const DAYS = 30;

/** What was used of a model, by the names that the sender gave. */
export interface ModelUsage {
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  readonly unpricedRequests: number;
  /** Of the requests whose cost is known. */
  readonly cost: PicoUsd;
}

interface UsageRow {
  readonly project_id: number;
  readonly provider: string;
  readonly model: string;
  readonly requests: string;
  readonly unpriced: string;
  readonly cost: string;
}

/** The last 30 days, from the rollup: as many rows as there are models in use. */
export async function modelUsage(em: EntityManager, { projectId }: PriceScope): Promise<readonly ModelUsage[]> {
  const rows = await em.execute<UsageRow[]>(
    `with sums as materialized (
       select dimension_id, sum(requests) as requests, sum(unpriced_requests) as unpriced, sum(cost) as cost
       from token_usage_stats where bucket_start >= now() - make_interval(days => ?) group by dimension_id
     )
     select d.project_id, d.provider, d.model, sum(s.requests)::text as requests,
            sum(s.unpriced)::text as unpriced, sum(s.cost)::text as cost
     from sums s join usage_dimensions d on d.id = s.dimension_id
     where ?::int is null or d.project_id = ?
     group by d.project_id, d.provider, d.model having sum(s.requests) > 0`,
    [DAYS, projectId, projectId],
  );
  return rows.map((row) => ({
    projectId: row.project_id,
    provider: row.provider,
    model: row.model,
    requests: Number(row.requests),
    unpricedRequests: Number(row.unpriced),
    cost: pico(BigInt(row.cost)),
  }));
}
