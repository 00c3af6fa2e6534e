import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { AlertDetailQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { useAlertPulse } from "./alert-pulse";

const ALERT_DETAIL = graphql(`
  query AlertDetail($id: ID!) {
    alert(id: $id) {
      ...AlertFields
      details {
        low
        high
        hour
        contributors {
          dimension
          label
          value
          expected
        }
      }
      acts(first: 50) {
        at
        memberName
        act
        note
        until
      }
      deliveries(first: 20) {
        id
        channel {
          id
          name
          kind
        }
        kind
        status
        createdAt
        nextAt
        sentAt
        attempts {
          attempt
          at
          durationMs
          outcome
          answer
        }
      }
      siblings {
        id
        type
        level
        crossedAt
        status
      }
    }
  }
`);

export type AlertDetail = NonNullable<AlertDetailQuery["alert"]>;

/** One alert with all that became of it; null where there is none. */
export function useAlert(id: string) {
  const { data, previousData, loading, error, refetch } = useQuery(ALERT_DETAIL, {
    variables: { id },
    fetchPolicy: "cache-and-network",
  });
  const reload = (): void => void refetch().catch(() => undefined); // the panel tells the fault
  useAlertPulse(reload);
  const before = previousData?.alert?.id === id ? previousData : undefined;
  const shown = data ?? before;
  return { alert: shown?.alert, state: panelState({ data: shown, loading, error }), reload };
}
