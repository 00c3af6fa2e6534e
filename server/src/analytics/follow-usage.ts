import type { RequestContext } from "../access/request-context.js";
import { rightsKey } from "../access/rights-key.js";
import { readSettings } from "../core/settings.js";
import type { FeedRequest, UsageFeed } from "../live/usage-feed.js";
import type { UsageTick } from "../live/domain/usage-tick.js";
import { BUCKET_MS } from "../usage/domain/bucket.js";
import { meetsDimensions } from "./domain/meets-dimensions.js";
import { readFilter } from "./domain/read-filter.js";
import { resolveRange, type RangeCalendar, type RangeRequest } from "./domain/resolve-range.js";
import type { ResolvedRange } from "./domain/resolved-range.js";
import type { UsageFilterRequest } from "./question.js";
import { scopeOf, type UsageScope } from "./scope.js";

/**
 * The context of subscriptions. It brings the feed: where ticks come from is said in a decorator,
 * before there is a resolver that a feed could be given to.
 */
export interface LiveContext extends RequestContext {
  readonly feed: UsageFeed;
}

export interface UsageRecordedArgs {
  readonly filter: UsageFilterRequest;
  readonly since?: string | null;
}

/** Ticks of what the viewer may see and the filter asks for. The settings are those of the moment it begins. */
export async function followUsage(
  { em, viewer, clock, feed }: LiveContext,
  { filter, since }: UsageRecordedArgs,
): Promise<AsyncIterableIterator<UsageTick>> {
  const scope = scopeOf(viewer);
  const dimensions = readFilter(filter);
  const { reportingTimezone, weekStart } = await readSettings(em.fork());
  const calendar = { timezone: filter.timezone ?? reportingTimezone, weekStart };
  const rangeAt = movingRange(filter.range, calendar);
  rangeAt(clock()); // refuses a bad range now instead of at the first tick

  const concerns: FeedRequest["concerns"] = (slice) => {
    const { from, to } = rangeAt(clock());
    const isInRange = slice.bucketStart.getTime() + BUCKET_MS > from.getTime() && slice.bucketStart < to;
    return isInRange && isInScope(scope, slice.projectId) && meetsDimensions(slice, dimensions);
  };
  const audience = JSON.stringify([rightsKey(viewer), scope, dimensions, filter.range, calendar]);
  return feed.subscribe({ since: since ?? null, audience, concerns });
}

function isInScope(scope: UsageScope, projectId: number): boolean {
  return scope.kind === "all" || scope.ids.includes(projectId);
}

/** A range like `today` moves on, but only at a quarter of an hour: in every zone, days begin at one. */
function movingRange(request: RangeRequest, calendar: Omit<RangeCalendar, "now">): (now: Date) => ResolvedRange {
  let quarter = Number.NaN;
  let range: ResolvedRange | null = null;
  return (now) => {
    const current = Math.floor(now.getTime() / BUCKET_MS);
    if (range === null || current !== quarter) range = resolveRange(request, { ...calendar, now });
    quarter = current;
    return range;
  };
}
