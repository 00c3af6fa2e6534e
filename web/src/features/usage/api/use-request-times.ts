import { useQuery } from "@apollo/client/react";
import type { RequestTimesQuery } from "../../../lib/graphql/graphql";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { REQUEST_TIMES } from "./request-times-query";

export type RequestTimes = RequestTimesQuery["usageSeries"];

/** Undefined until it is known; the list does not wait for it. */
export function useRequestTimes({ range, tz, filters }: UrlState): RequestTimes | undefined {
  const { data, previousData } = useQuery(REQUEST_TIMES, {
    variables: { filter: toUsageFilter({ range, tz, filters }) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  return (data ?? previousData)?.usageSeries;
}
