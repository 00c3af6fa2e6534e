import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { KeyProjectsQuery } from "../../../lib/graphql/graphql";

const KEY_PROJECTS = graphql(`
  query KeyProjects {
    projects {
      id
      name
      isDemo
      keys
    }
  }
`);

export type Project = KeyProjectsQuery["projects"][number];

/** Those that a key can be for; `undefined` until they are known. The demo's traffic comes from no program. */
export function useProjects(): readonly Project[] | undefined {
  const { data, previousData } = useQuery(KEY_PROJECTS, { fetchPolicy: "cache-and-network" });
  return (data ?? previousData)?.projects.filter(({ isDemo }) => !isDemo);
}
