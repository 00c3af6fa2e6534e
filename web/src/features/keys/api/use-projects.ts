import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { KeyProjectsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

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
export function useProjects() {
  const { data, previousData, loading, error, refetch } = useQuery(KEY_PROJECTS, { fetchPolicy: "cache-and-network" });
  const projects = (data ?? previousData)?.projects.filter(({ isDemo }) => !isDemo);
  return { projects, state: panelState({ data: projects, loading, error }), reload: () => void refetch() };
}
