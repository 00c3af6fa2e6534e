import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { MySessionsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const MY_SESSIONS = graphql(`
  query MySessions {
    mySessions {
      id
      createdAt
      lastSeenAt
      address
      device
      isCurrent
    }
  }
`);

export type MySession = MySessionsQuery["mySessions"][number];

export function useMySessions() {
  const { data, previousData, loading, error, refetch } = useQuery(MY_SESSIONS, { fetchPolicy: "cache-and-network" });
  const sessions = (data ?? previousData)?.mySessions;
  return { sessions, state: panelState({ data: sessions, loading, error }), reload: () => void refetch() };
}
