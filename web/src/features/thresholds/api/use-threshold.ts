import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ThresholdDetailsQuery } from "../../../lib/graphql/graphql";
import { useLanguage } from "../../../lib/i18n";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { withSubjectName } from "../model/with-subject-name";

const THRESHOLD_DETAILS = graphql(`
  query ThresholdDetails($id: ID!) {
    threshold(id: $id) {
      ...ThresholdFields
      pace
      tellsRecovery
      channels {
        id
        name
      }
      deletedAt
      typedToDelete
      history(first: 20) {
        version
        at
        memberName
        isDeleted
        changes {
          field
          before
          after
        }
      }
    }
  }
`);

export type ThresholdDetails = NonNullable<ThresholdDetailsQuery["threshold"]>;

interface ThresholdResult {
  /** Null when there never was one. */
  threshold: ThresholdDetails | null | undefined;
  state: PanelState;
  /** Tells nothing of what went wrong: what was known stays. */
  reload: () => void;
}

/** One with who changed what; also one that was deleted. */
export function useThreshold(id: string): ThresholdResult {
  const { data, loading, error, refetch } = useQuery(THRESHOLD_DETAILS, {
    variables: { id },
    fetchPolicy: "network-only",
  });
  const language = useLanguage();
  const threshold = data?.threshold ?? null;
  return {
    threshold: data === undefined ? undefined : threshold && withSubjectName(threshold, language),
    state: panelState({ data, loading, error }),
    reload: () => {
      refetch().catch(() => undefined);
    },
  };
}
