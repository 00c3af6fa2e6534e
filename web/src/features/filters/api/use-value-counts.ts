import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { withValues } from "../../../lib/filters";
import { graphql } from "../../../lib/graphql/gql";
import { toDimension, toUsageFilter } from "../../../lib/to-usage-filter";
import { useUrlState } from "../../../lib/use-url-state";
import type { Pickable } from "../model/picker-options";
import { toValueCounts, type CountOf } from "../model/value-counts";

const VALUE_COUNTS = graphql(`
  query ValueCounts($filter: UsageFilterInput!, $groupBy: UsageDimension!) {
    usageBreakdown(filter: $filter, groupBy: $groupBy, sort: REQUESTS, first: 500) {
      nodes {
        key
        requests
      }
      totalCount
    }
  }
`);

/** How many requests of the range each value of a dimension has, under the filters of all others. */
export function useValueCounts(dimension: Pickable): CountOf {
  const { state } = useUrlState();
  // The page of an app user names them in its path rather than in a filter.
  const { id } = useParams({ strict: false });
  const others = withValues(state.filters, dimension, { is: [], not: [] });
  const filters = id === undefined ? others : withValues(others, "user", { is: [id], not: [] });
  const { data } = useQuery(VALUE_COUNTS, {
    variables: { filter: toUsageFilter({ ...state, filters }), groupBy: toDimension(dimension) },
    fetchPolicy: "cache-and-network",
  });
  return toValueCounts(dimension, data?.usageBreakdown);
}
