import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { openCount } from "../../../lib/open-count";
import { useAlertPulse } from "./alert-pulse";

const OPEN_ALERTS = graphql(`
  query OpenAlerts {
    alertCounts {
      open
    }
  }
`);

/** How many wait for somebody; null until it is known. The document's title tells it too. */
export function useOpenAlerts(): number | null {
  const { data, previousData, refetch } = useQuery(OPEN_ALERTS, { fetchPolicy: "cache-and-network" });
  const open = (data ?? previousData)?.alertCounts.open ?? null;
  useAlertPulse(() => void refetch().catch(() => undefined)); // what was known stays, and the next news asks again
  useEffect(() => {
    openCount.set(open ?? 0);
    return () => openCount.set(0);
  }, [open]);
  return open;
}
