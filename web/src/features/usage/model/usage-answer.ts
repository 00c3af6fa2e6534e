import type { Coverage, Grain, Meter, UsageDimension, UsageSeries, UsageTick, UsageTotals } from "../../../lib/graphql/graphql";

/** The parts of the API's answers that the console shows, whichever operation asked. */
export type CoverageAnswer = Pick<Coverage, "requests" | "pricedRequests" | "freeRequests" | "unpricedRequests" | "pricedShare">;

export type TotalsAnswer = Pick<
  UsageTotals,
  "requests" | "failedRequests" | "inputTokens" | "outputTokens" | "totalTokens" | "cost" | "activeUsers"
> & { coverage: CoverageAnswer };

export interface RangeAnswer {
  from: string;
  to: string;
  timezone: string;
}

export interface SeriesAnswer extends Pick<UsageSeries, "total" | "groupCount"> {
  meter: Meter;
  groupBy: UsageDimension;
  grain: Grain;
  buckets: readonly { start: string; end: string; complete: boolean; label: string }[];
  series: readonly SeriesLine[];
}

export interface SeriesLine {
  key: string;
  label: string;
  values: readonly string[];
  sum: string;
  memberCount?: number | null | undefined;
}

export type TickAnswer = Pick<UsageTick, "cursor" | "droppedBefore" | "at" | "requests" | "slices">;
export type TickSlice = TickAnswer["slices"][number];
