import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { NextTasksQuery } from "../../../lib/graphql/graphql";

const NEXT_TASKS = graphql(`
  query NextTasks {
    mailConfigured
    thresholds(first: 100) {
      id
      kind
      scope
    }
    channels {
      id
      kind
      enabled
      lastDelivery {
        id
        status
      }
    }
  }
`);

export type SetUp = NextTasksQuery;

/** What is set up already; undefined until it is known. */
export function useSetUp(skip: boolean): SetUp | undefined {
  const { data, previousData } = useQuery(NEXT_TASKS, { fetchPolicy: "cache-and-network", skip });
  return data ?? previousData;
}
