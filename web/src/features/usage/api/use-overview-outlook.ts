import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useCallback, useState } from "react";
import type { OverviewOutlookQuery, OverviewOutlookQueryVariables } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { drawnPeriod } from "../model/drawn-period";
import type { AnomalyAnswer, AppliedAnswer, ForecastAnswer } from "../model/usage-answer";
import { usePanelState } from "../../../lib/use-panel-state";
import { useLocalNow } from "../../../lib/use-local-now";
import { OVERVIEW_OUTLOOK } from "./overview-outlook-query";
import { useLiveNews } from "./use-live-news";
import { useLiveRefetch } from "./use-live-refetch";

/** Expectations change slowly, and reading them is dear. */
const OUTLOOK_EVERY_MS = 60_000;
const NONE: readonly AnomalyAnswer[] = [];
const NONE_APPLIED: readonly AppliedAnswer[] = [];
const LOADING: PanelState = { face: "loading" };

interface OutlookInput {
  state: UrlState;
  /** The app users whose trends are asked for. */
  userIds: readonly string[];
  /** What is needed first has been answered, or has failed. */
  isDue: boolean;
}

interface OutlookResult {
  /** Of the question before while the next one is on its way. */
  outlook: OverviewOutlookQuery | undefined;
  /** In the page's meter, which they are told in. */
  anomalies: readonly AnomalyAnswer[] | undefined;
  /** What the chart marks: never of another question than its own. */
  marked: readonly AnomalyAnswer[];
  /** What was applied meanwhile, of the chart's own question as well. */
  applied: readonly AppliedAnswer[];
  /** What the chart draws to the end of its period; null where its range is none that runs. */
  drawn: ForecastAnswer | null;
  /** What today usually costs by now: null without enough history, undefined while that is of another question. */
  usualToday: string | null | undefined;
  /** Of the anomalies. */
  state: PanelState;
  retry: () => void;
}

/** Forecast, anomalies and the trends of the lists' rows; after everything else. */
export function useOverviewOutlook({ state, userIds, isDue }: OutlookInput): OutlookResult {
  const { range, tz, filters, meter, grain } = state;
  const period = drawnPeriod({ range, grain, now: useLocalNow() });
  const isMonthsCost = meter === "cost" && period === "MONTH";
  const wanted = {
    filter: toUsageFilter({ range, tz, filters }),
    meter: toMeter(meter),
    period: period ?? ("MONTH" as const),
    isDrawn: period !== null && !isMonthsCost,
    users: { ...toUsageFilter({ range, tz, filters }), userIds: [...userIds] },
    hasUsers: userIds.length > 0,
  };
  // Until the lists are those of the new question, the old one stays asked: their app users are part of it.
  const [asked, setAsked] = useState<typeof wanted | null>(null);
  if (isDue && JSON.stringify(asked) !== JSON.stringify(wanted)) setAsked(wanted);

  const { data, previousData, error, networkStatus, refetch } = useQuery(OVERVIEW_OUTLOOK, {
    variables: asked ?? wanted,
    skip: asked === null,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule } = useLiveRefetch(() => void (asked === null ? undefined : refetch()));
  useLiveNews((news) => {
    if (news.kind === "tick" && news.tick.requests > 0) schedule(OUTLOOK_EVERY_MS);
  });
  // Null where nothing could be answered, whatever its type says.
  const isCurrent = data != null && asked !== null && isSameQuestion(asked, wanted);
  const outlook = data ?? previousData;
  const anomalies = outlook?.modelTrends.meter === wanted.meter ? outlook.anomalies : undefined;
  const drawn = isMonthsCost ? data?.month : data?.drawn;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  const face = usePanelState({ data: anomalies, loading, error });
  return {
    outlook,
    anomalies,
    marked: isCurrent ? data.anomalies : NONE,
    applied: isCurrent ? data.applied : NONE_APPLIED,
    usualToday: isCurrent ? data.month.usualToday : undefined,
    drawn: period === null || !isCurrent ? null : (drawn ?? null),
    state: asked === null ? LOADING : face,
    retry: useCallback(() => void refetch(), [refetch]),
  };
}

/** But for the app users, whose trends belong to the lists. */
function isSameQuestion(a: OverviewOutlookQueryVariables, b: OverviewOutlookQueryVariables): boolean {
  return questionOf(a) === questionOf(b);
}

function questionOf({ filter, meter, period }: OverviewOutlookQueryVariables): string {
  return JSON.stringify([filter, meter, period]);
}
