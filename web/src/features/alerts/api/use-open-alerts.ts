import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { openCount } from "../../../lib/open-count";
import { useStore } from "../../../lib/store";
import { openNews } from "./open-news";

const OPEN_ALERTS = graphql(`
  query OpenAlerts {
    alertCounts {
      open
    }
  }
`);

/** How many wait for somebody: asked once, and told by the feed from then on; null until it is known. The document's title tells it too. */
export function useOpenAlerts(): number | null {
  const { data, previousData } = useQuery(OPEN_ALERTS, { fetchPolicy: "cache-and-network" });
  const open = useStore(openNews) ?? (data ?? previousData)?.alertCounts.open ?? null;
  useEffect(() => {
    openCount.set(open ?? 0);
    return () => openCount.set(0);
  }, [open]);
  return open;
}
