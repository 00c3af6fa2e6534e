import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const FILTERED_USERS = graphql(`
  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {
    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {
      nodes {
        key
        label
      }
    }
  }
`);

/** Pseudonyms of the users in the address, which has their ids alone. */
export function useUserNames(userIds: readonly string[]): ReadonlyMap<string, string> {
  const { data } = useQuery(FILTERED_USERS, {
    skip: userIds.length === 0,
    variables: { filter: { range: { preset: "90d" }, userIds: [...userIds] }, first: Math.max(1, userIds.length) },
  });
  return new Map(data?.usageBreakdown.nodes.map(({ key, label }) => [key, label]));
}
