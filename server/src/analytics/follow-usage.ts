import type { RequestContext } from "../access/request-context.js";
import { rightsKey } from "../access/rights-key.js";
import type { CurrentSettings } from "../core/current-settings.js";
import { AppError } from "../core/errors.js";
import type { FeedRequest, UsageFeed } from "../live/usage-feed.js";
import type { UsageTick } from "../live/domain/usage-tick.js";
import { BUCKET_MS } from "../usage/domain/bucket.js";
import { meetsDimensions } from "./domain/meets-dimensions.js";
import { readFilter } from "./domain/read-filter.js";
import { resolveRange } from "../core/domain/resolve-range.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import type { UsageFilterRequest } from "./question.js";
import { scopeOf, type UsageScope } from "./scope.js";

/**
 * The context of subscriptions. It brings the feed: where ticks come from is said in a decorator,
 * before there is a resolver that a feed could be given to.
 */
export interface LiveContext extends RequestContext {
  readonly feed: UsageFeed;
  readonly settings: CurrentSettings;
}

export interface UsageRecordedArgs {
  readonly filter: UsageFilterRequest;
  readonly since?: string | null;
}

/** Ticks of what the viewer may see and the filter asks for, by the settings of the moment of each. */
export function followUsage(
  { viewer, clock, feed, settings }: LiveContext,
  { filter, since }: UsageRecordedArgs,
): AsyncIterableIterator<UsageTick> {
  const scope = scopeOf(viewer);
  const dimensions = readFilter(filter);
  const { range, timezone = null } = filter;
  resolveAt(clock(), filter, settings); // refuses a bad range now instead of at the first tick
  const rangeAt = movingRange(filter, settings);

  const concerns: FeedRequest["concerns"] = (slice) => {
    const current = rangeAt(clock());
    if (current === null) return false;
    const isInRange =
      slice.bucketStart.getTime() + BUCKET_MS > current.from.getTime() && slice.bucketStart < current.to;
    return isInRange && isInScope(scope, slice.projectId) && meetsDimensions(slice, dimensions);
  };
  const audience = JSON.stringify([rightsKey(viewer), scope, dimensions, range, timezone]);
  return feed.subscribe({ since: since ?? null, audience, concerns });
}

function isInScope(scope: UsageScope, projectId: number): boolean {
  return scope.kind === "all" || scope.ids.includes(projectId);
}

type CalendarRange = Pick<UsageFilterRequest, "range" | "timezone">;

function resolveAt(now: Date, { range, timezone }: CalendarRange, { current }: CurrentSettings): ResolvedRange {
  return resolveRange(range, { now, timezone: timezone ?? current.reportingTimezone, weekStart: current.weekStart });
}

/**
 * A range like `today` moves on, but only with the settings and at a quarter of an hour: in every zone, days
 * begin at one. Null where settings that came later make a range too long: whoever asks again is told so.
 */
function movingRange(filter: CalendarRange, settings: CurrentSettings): (now: Date) => ResolvedRange | null {
  let quarter = Number.NaN;
  let by = settings.current;
  let range: ResolvedRange | null = null;
  return (now) => {
    const running = Math.floor(now.getTime() / BUCKET_MS);
    if (running === quarter && by === settings.current) return range;
    quarter = running;
    by = settings.current;
    try {
      range = resolveAt(now, filter, settings);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      range = null;
    }
    return range;
  };
}
