import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { LiveStripQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { minuteCountOf, type MinuteCount } from "../model/minute-bars";
import { LIVE_STRIP } from "./live-strip-query";
import { STRIP_EVERY_MS, useLiveRefetch } from "./use-live-refetch";
import { useLiveNews } from "./use-live-news";

interface LiveStripResult {
  strip: LiveStripQuery | undefined;
  /** What ticks added since the answer. */
  added: readonly MinuteCount[];
  state: PanelState;
  retry: () => void;
}

/** How far back the latest requests are looked for. */
const RECENT = "30d";
const NOTHING: readonly MinuteCount[] = [];

export function useLiveStrip({ tz, filters }: UrlState): LiveStripResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(LIVE_STRIP, {
    variables: {
      today: toUsageFilter({ range: "today", tz, filters }),
      recent: toUsageFilter({ range: RECENT, tz, filters }),
    },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule } = useLiveRefetch(() => void refetch());

  const [since, setSince] = useState<{ answer: LiveStripQuery | undefined; added: readonly MinuteCount[] }>({
    answer: undefined,
    added: NOTHING,
  });
  if (since.answer !== data) setSince({ answer: data, added: NOTHING });

  useLiveNews((news) => {
    if (news.kind !== "tick" || news.tick.requests === 0) return;
    schedule(STRIP_EVERY_MS);
    const count = minuteCountOf(news.tick);
    if (count !== null) setSince((current) => ({ ...current, added: [...current.added, count] }));
  });
  const strip = data ?? previousData;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { strip, added: since.added, state: panelState({ data: strip, loading, error }), retry: () => void refetch() };
}
