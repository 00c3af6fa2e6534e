import type { OverviewDetailsQueryVariables, OverviewQueryVariables } from "../../../lib/graphql/graphql";
import { rankedAgainst } from "../../../lib/ranked-against";
import { toCompare, toDimension, toGrain, toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";

/** How far back the latest requests are looked for. */
const RECENT = "30d";

/** What tiles and chart ask. */
export function overviewQuestion({ range, tz, filters, cmp, meter, by, grain }: UrlState): OverviewQueryVariables {
  return {
    filter: toUsageFilter({ range, tz, filters }),
    compare: toCompare(cmp),
    against: toCompare(rankedAgainst(cmp)),
    meter: toMeter(meter),
    groupBy: toDimension(by),
    grain: toGrain(grain),
  };
}

/** What lists and live strip ask. */
export function detailsQuestion({ range, tz, filters, meter, cmp }: UrlState): OverviewDetailsQueryVariables {
  return {
    filter: toUsageFilter({ range, tz, filters }),
    sort: toMeter(meter),
    compare: toCompare(rankedAgainst(cmp)),
    today: toUsageFilter({ range: "today", tz, filters }),
    recent: toUsageFilter({ range: RECENT, tz, filters }),
  };
}
