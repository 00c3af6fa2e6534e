import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const PROJECT_NAMES = graphql(`
  query ProjectNames {
    usageFilterOptions {
      projects {
        id
        name
      }
    }
  }
`);

/** Projects that app users belong to; empty until they are known. */
export function useProjectNames(): readonly { id: string; name: string }[] {
  const { data } = useQuery(PROJECT_NAMES, { fetchPolicy: "cache-and-network" });
  return data?.usageFilterOptions.projects ?? [];
}
