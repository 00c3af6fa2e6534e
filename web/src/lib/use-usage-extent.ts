import { useQuery } from "@apollo/client/react";
import { graphql } from "./graphql/gql";

const USAGE_EXTENT = graphql(`
  query UsageExtent {
    usageExtent {
      firstAt
      lastAt
    }
  }
`);

/** Where usage begins and ends; `null` until known and when there is none. */
export function useUsageExtent(wanted: boolean): { firstAt: string; lastAt: string } | null {
  const { data } = useQuery(USAGE_EXTENT, { skip: !wanted, fetchPolicy: "cache-and-network" });
  const extent = data?.usageExtent;
  return extent?.firstAt && extent.lastAt ? { firstAt: extent.firstAt, lastAt: extent.lastAt } : null;
}
