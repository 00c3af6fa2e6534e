import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { UserLimitsQuery } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import { usePanelState } from "../../../lib/use-panel-state";
import { useAskAtReset } from "./use-ask-at-reset";
import { useThresholdNews } from "./use-threshold-news";

const USER_LIMITS = graphql(`
  query UserLimits($userId: ID!) {
    appUser(id: $userId) {
      id
      pseudonym
    }
    thresholdStatuses(userId: $userId) {
      threshold {
        id
        name
        scope
        meter
        period
        levels
      }
      used
      limit
      share
      isAtLeast
      resetsAt
      subjects
      over
      projected {
        point
        chance
        crossesAt
      }
    }
  }
`);

export type UserLimit = UserLimitsQuery["thresholdStatuses"][number];

interface UserLimits {
  pseudonym: string | undefined;
  /** In the order of thresholds. */
  limits: readonly UserLimit[];
  state: PanelState;
  reload: () => void;
}

/** What one app user comes under, of their own or as everybody does, and how near they are to it. */
export function useUserLimits(userId: string): UserLimits {
  const { data, loading, error, refetch } = useQuery(USER_LIMITS, {
    variables: { userId },
    fetchPolicy: "cache-and-network",
  });
  const reload = (): void => {
    refetch().catch(() => undefined); // what was known stays, with what went wrong beside it
  };
  const limits = data?.thresholdStatuses ?? [];
  useThresholdNews(reload);
  useAskAtReset(
    limits.map(({ resetsAt }) => resetsAt),
    reload,
  );
  const state = usePanelState({ data, loading: loading && data === undefined, error });
  return { pseudonym: data?.appUser.pseudonym, limits, state, reload };
}
