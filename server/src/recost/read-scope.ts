import type { EntityManager } from "@mikro-orm/postgresql";
import { readFilter } from "../analytics/domain/read-filter.js";
import { resolveRange, type RangeRequest } from "../core/domain/resolve-range.js";
import { readSettings } from "../core/settings.js";
import type { RecostScope } from "./domain/recost-scope.js";

export interface RecostScopeRequest {
  readonly range: RangeRequest;
  /** Null: the reporting timezone. */
  readonly timezone?: string | null;
  readonly projectIds?: readonly string[] | null;
  readonly providers?: readonly string[] | null;
  readonly models?: readonly string[] | null;
  readonly unpricedOnly: boolean;
}

/**
 * The scope that a request means now. A list that is absent or empty restricts nothing.
 *
 * @throws AppError BAD_INPUT naming the range or the list that cannot be used
 */
export async function readScope(em: EntityManager, request: RecostScopeRequest, now: Date): Promise<RecostScope> {
  const { projects, providers, models } = readFilter(request);
  const { reportingTimezone, weekStart } = await readSettings(em);
  const calendar = { now, timezone: request.timezone ?? reportingTimezone, weekStart };
  const { from, to, timezone } = resolveRange(request.range, calendar);
  return {
    from,
    to,
    timezone,
    projectIds: projects.include ?? [],
    providers: providers.include ?? [],
    models: models.include ?? [],
    unpricedOnly: request.unpricedOnly,
  };
}
