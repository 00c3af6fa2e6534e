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
      onTick: (tick) => {
        // What had the focus may have gone without a word.
        follow();
        consoleFeed.receive(tick, Date.now());
      },
      onMissed: () => tellMissed(),
      onRefused: () => consoleFeed.refuse(),
    });
  }, [client, filter, isLive]);

  useEffect(() => {
    follow();
    document.addEventListener("visibilitychange", follow);
    document.addEventListener("focusin", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      document.removeEventListener("focusin", follow);
    };
  }, []);
  return isLive;
}

/** Where somebody chooses or reads, nothing moves behind it. */
const OVERLAY = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Ticks wait while the tab is hidden, or a menu or dialog has the focus. */
function follow(): void {
  const isBusy = (document.activeElement?.closest(OVERLAY) ?? null) !== null;
  consoleFeed.setHidden(document.visibilityState === "hidden" || isBusy);
}
