import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent, useState } from "react";
import { isLiveRange } from "../../../lib/date-range";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import { useLocalNow } from "../../../lib/use-local-now";
import { consoleFeed } from "./console-feed";
import { listenToUsage } from "./listen-to-usage";
import { useScopedState } from "./user-scope";

/** Listens while mounted, if the range on the page ends now; answers whether it does. `onMissed` hears of outages that cannot be replayed. */
export function useLiveConnection(onMissed: () => void): boolean {
  const client = useApolloClient();
  const { range, tz, filters } = useScopedState();
  const isLive = isLiveRange(range, useLocalNow());
  const asked = toUsageFilter({ range, tz, filters });
  const [filter, setFilter] = useState(asked);
  // By content: choosing another meter must not end the subscription.
  if (JSON.stringify(filter) !== JSON.stringify(asked)) setFilter(asked);

  const tellMissed = useEffectEvent(onMissed);
  useEffect(() => {
    if (!isLive) return;
    consoleFeed.restart(Date.now());
    return listenToUsage(client, filter, {
      onTick: (tick) => consoleFeed.receive(tick, Date.now()),
      onMissed: () => tellMissed(),
      onRefused: () => consoleFeed.refuse(),
    });
  }, [client, filter, isLive]);

  useEffect(() => {
    const follow = () => consoleFeed.setHidden(document.visibilityState === "hidden");
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, []);
  return isLive;
}
