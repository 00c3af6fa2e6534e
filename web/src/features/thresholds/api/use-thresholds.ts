import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ThresholdsQuery } from "../../../lib/graphql/graphql";
import { useLanguage } from "../../../lib/i18n";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { highestOf } from "../model/highest-of";
import { withSubjectName } from "../model/with-subject-name";
import { useAskAtReset } from "./use-ask-at-reset";
import { useThresholdNews } from "./use-threshold-news";

/** All that there can be. What channels are called is asked once beside them, for names in each would cost too much. */
const THRESHOLDS = graphql(`
  query Thresholds {
    thresholds(first: 1000) {
      ...ThresholdFields
      channels {
        id
      }
      overrides
      lastCrossedAt
    }
    channels {
      id
      name
      failingSince
    }
    thresholdStatuses(top: 1) {
      threshold {
        id
      }
      subject {
        label
      }
      used
      limit
      share
      isAtLeast
      reachedLevels
      subjects
      over
      resetsAt
      projected {
        point
        chance
        crossesAt
      }
    }
  }

  fragment ThresholdFields on Threshold {
    id
    version
    name
    kind
    scope
    subject {
      key
      label
    }
    meter
    period
    startsOn
    endsOn
    limit
    levels
    silentMinutes
    blocks
    enabled
    mutedUntil
  }
`);

/** With the channels that it tells. */
export type ListedThreshold = Omit<ThresholdsQuery["thresholds"][number], "channels"> & {
  channels: ThresholdsQuery["channels"];
};
export type ListedStatus = ThresholdsQuery["thresholdStatuses"][number] & {
  /** Whose usage it is, of a limit on each app user. */
  highest: string | null;
};

interface ThresholdsResult {
  thresholds: readonly ListedThreshold[];
  /** By threshold; of each app user, what is about all of them. */
  statuses: ReadonlyMap<string, ListedStatus>;
  state: PanelState;
  reload: () => void;
}

export function useThresholds(): ThresholdsResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(THRESHOLDS, {
    fetchPolicy: "cache-and-network",
  });
  const language = useLanguage();
  const answer = data ?? previousData;
  const statuses = new Map<string, ListedStatus>();
  const told = answer?.thresholdStatuses ?? [];
  for (const status of told) {
    const { id } = status.threshold;
    if (!statuses.has(id)) statuses.set(id, { ...status, highest: highestOf(told, id, language) });
  }
  const named = new Map(answer?.channels.map((channel) => [channel.id, channel]));
  const reload = (): void => {
    refetch().catch(() => undefined); // what was known stays, with what went wrong beside it
  };
  useThresholdNews(reload);
  useAskAtReset(
    [...statuses.values()].map(({ resetsAt }) => resetsAt),
    reload,
  );
  const loading = networkStatus === NetworkStatus.loading;
  return {
    thresholds: (answer?.thresholds ?? []).map(({ channels, ...one }) => ({
      ...withSubjectName(one, language),
      channels: channels.flatMap(({ id }) => named.get(id) ?? []),
    })),
    statuses,
    state: panelState({ data: answer, loading: loading && answer === undefined, error }),
    reload,
  };
}
