import { useQuery } from "@apollo/client/react";
import { graphql } from "./graphql/gql";
import type { FilterOptionsQuery } from "./graphql/graphql";

const FILTER_OPTIONS = graphql(`
  query FilterOptions {
    usageFilterOptions {
      projects {
        id
        name
        isDemo
      }
      apiKeys {
        id
        name
      }
      models
      providers
      features
      operations
    }
  }
`);

export type FilterOptions = FilterOptionsQuery["usageFilterOptions"];

/** Values that occur. Asked when somebody first wants to choose; new models appear on the next opening. */
export function useFilterOptions(wanted: boolean): FilterOptions | null {
  const { data } = useQuery(FILTER_OPTIONS, { skip: !wanted, fetchPolicy: "cache-and-network" });
  return data?.usageFilterOptions ?? null;
}
