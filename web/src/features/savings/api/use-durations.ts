import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { DurationsQuery, DurationsQueryVariables } from "../../../lib/graphql/graphql";
import { withValues } from "../../../lib/filters";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { efficiencyGrouping } from "../model/efficiency-grouping";

// The server answers for one selection at a time; six are as many series as are told apart.
const DURATIONS = graphql(`
  query Durations(
    $first: UsageFilterInput!
    $second: UsageFilterInput!
    $hasSecond: Boolean!
    $third: UsageFilterInput!
    $hasThird: Boolean!
    $fourth: UsageFilterInput!
    $hasFourth: Boolean!
    $fifth: UsageFilterInput!
    $hasFifth: Boolean!
    $sixth: UsageFilterInput!
    $hasSixth: Boolean!
  ) {
    first: usageDurations(filter: $first) {
      ...DurationPointFields
    }
    second: usageDurations(filter: $second) @include(if: $hasSecond) {
      ...DurationPointFields
    }
    third: usageDurations(filter: $third) @include(if: $hasThird) {
      ...DurationPointFields
    }
    fourth: usageDurations(filter: $fourth) @include(if: $hasFourth) {
      ...DurationPointFields
    }
    fifth: usageDurations(filter: $fifth) @include(if: $hasFifth) {
      ...DurationPointFields
    }
    sixth: usageDurations(filter: $sixth) @include(if: $hasSixth) {
      ...DurationPointFields
    }
  }

  fragment DurationPointFields on DurationPoint {
    outputTokens
    durationMs
    requests
  }
`);

export type DurationPoint = DurationsQuery["first"][number];
export const MOST_SERIES = 6;

interface DurationsResult {
  /** In the order of `keys`; undefined before the first answer. */
  durations: readonly (readonly DurationPoint[])[] | undefined;
  state: PanelState;
  retry: () => void;
}

/** Durations against output tokens of up to six models or features, one list each. */
export function useDurations(state: UrlState, keys: readonly string[]): DurationsResult {
  const { data, error, loading, refetch } = useQuery(DURATIONS, {
    variables: toVariables(state, keys),
    skip: keys.length === 0,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  // Not those of earlier keys: dots must belong to the series that they are drawn as.
  const durations = data === undefined ? undefined : toLists(data).slice(0, keys.length);
  return { durations, state: panelState({ data: durations, loading, error }), retry: () => void refetch() };
}

function toVariables({ range, tz, filters, by }: UrlState, keys: readonly string[]): DurationsQueryVariables {
  const dimension = efficiencyGrouping(by).by;
  const filterOf = (place: number) => {
    const key = keys[place];
    const narrowed = key === undefined ? filters : withValues(filters, dimension, { is: [key], not: [] });
    return toUsageFilter({ range, tz, filters: narrowed });
  };
  return {
    first: filterOf(0),
    second: filterOf(1),
    hasSecond: keys.length > 1,
    third: filterOf(2),
    hasThird: keys.length > 2,
    fourth: filterOf(3),
    hasFourth: keys.length > 3,
    fifth: filterOf(4),
    hasFifth: keys.length > 4,
    sixth: filterOf(5),
    hasSixth: keys.length > 5,
  };
}

function toLists({ first, second, third, fourth, fifth, sixth }: DurationsQuery): (readonly DurationPoint[])[] {
  return [first, second ?? [], third ?? [], fourth ?? [], fifth ?? [], sixth ?? []];
}
