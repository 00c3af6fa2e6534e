import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { NearLimitsQuery } from "../../../lib/graphql/graphql";
import { useLanguage } from "../../../lib/i18n";
import { highestOf } from "../model/highest-of";
import { withSubjectName } from "../model/with-subject-name";
import { useAskAtReset } from "./use-ask-at-reset";
import { useThresholdNews } from "./use-threshold-news";

/** What the Overview's last question asks as well, so that opening it takes no question more. */
const NEAR_LIMITS = graphql(`
  query NearLimits {
    ...NearLimitsFields
  }

  fragment NearLimitsFields on Query {
    thresholdStatuses(top: 1) {
      threshold {
        id
        name
        scope
        subject {
          key
          label
        }
        meter
        period
        levels
      }
      subject {
        label
      }
      share
      isAtLeast
      resetsAt
      projected {
        crossesAt
      }
    }
  }
`);

export type NearLimit = NearLimitsQuery["thresholdStatuses"][number] & {
  /** Whose usage it is, of a limit on each app user. */
  highest: string | null;
};

interface NearLimits {
  /** Of each threshold one; undefined until they are known. */
  limits: readonly NearLimit[] | undefined;
  hasFailed: boolean;
}

export function useNearLimits(): NearLimits {
  const { data, previousData, error, refetch } = useQuery(NEAR_LIMITS, { fetchPolicy: "cache-first" });
  const reload = (): void => {
    refetch().catch(() => undefined); // what was known stays, and the next news ask again
  };
  const statuses = (data ?? previousData)?.thresholdStatuses;
  useThresholdNews(reload);
  useAskAtReset(statuses?.map(({ resetsAt }) => resetsAt) ?? [], reload);
  const language = useLanguage();
  const seen = new Set<string>();
  const limits = statuses
    ?.filter(({ threshold: { id } }) => {
      const isFirst = !seen.has(id);
      seen.add(id);
      return isFirst;
    })
    .map((one) => ({
      ...one,
      threshold: withSubjectName(one.threshold, language),
      highest: highestOf(statuses, one.threshold.id, language),
    }));
  return { limits, hasFailed: error !== undefined };
}
