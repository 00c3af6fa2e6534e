import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const PRICE_PROJECTS = graphql(`
  query PriceProjects {
    usageFilterOptions {
      projects {
        id
        name
      }
    }
  }
`);

export interface ProjectName {
  id: string;
  name: string;
}

/** Projects that a price or a discount can be for; empty until they are known. */
export function useProjects(): readonly ProjectName[] {
  const { data } = useQuery(PRICE_PROJECTS, { fetchPolicy: "cache-first" });
  return data?.usageFilterOptions.projects ?? [];
}
