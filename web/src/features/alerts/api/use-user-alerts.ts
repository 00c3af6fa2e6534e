import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import { panelState } from "../../../lib/panel-state";
import { useAlertPulse } from "./alert-pulse";

const USER_ALERTS = graphql(`
  query UserAlerts($userId: ID!, $first: Int!) {
    alerts(userId: $userId, first: $first) {
      nodes {
        ...AlertFields
      }
      totalCount
    }
  }
`);

const FIRST = 6;

/** The newest alerts about one app user. */
export function useUserAlerts(userId: string) {
  const { data, previousData, loading, error, refetch } = useQuery(USER_ALERTS, {
    variables: { userId, first: FIRST },
    fetchPolicy: "cache-and-network",
  });
  const reload = (): void => void refetch().catch(() => undefined); // the panel tells the fault
  useAlertPulse(reload);
  const page = (data ?? previousData)?.alerts;
  return { page, state: panelState({ data: page, loading, error }), reload };
}
