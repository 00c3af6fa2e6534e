import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { efficiencyGrouping } from "../model/efficiency-grouping";

// Apart from the others: it is read from single requests, which takes longest.
const NOTE_COSTS = graphql(`
  query NoteCosts($filter: UsageFilterInput!, $groupBy: UsageDimension!) {
    usageEfficiency(filter: $filter, groupBy: $groupBy) {
      rows {
        key
        costPerNote
      }
      total {
        costPerNote
      }
      singleRequestsSince
    }
  }
`);

/** What a note cost, of each row of the efficiency by its key. */
export interface NoteCosts {
  costs: ReadonlyMap<string, string | null>;
  /** Of everything together, which is no row: a model may have the name that its key is. */
  total: string | null;
  /** Of the requests from then on; null where they could not be read. */
  since: string | null;
}

interface NoteCostsResult {
  /** Undefined before the first answer of this filter and grouping. */
  notes: NoteCosts | undefined;
  state: PanelState;
  retry: () => void;
}

const UNKNOWN: NoteCosts = { costs: new Map(), total: null, since: null };

export function useNoteCosts({ range, tz, filters, by }: UrlState): NoteCostsResult {
  const { data, error, loading, refetch } = useQuery(NOTE_COSTS, {
    variables: { filter: toUsageFilter({ range, tz, filters }), groupBy: efficiencyGrouping(by).dimension },
    fetchPolicy: "no-cache", // it would take the place of the rest of the same answer
  });
  const answer = data?.usageEfficiency;
  const known = useMemo(() => {
    if (answer === undefined) return undefined;
    return {
      costs: new Map(answer.rows.map(({ key, costPerNote }) => [key, costPerNote])),
      total: answer.total.costPerNote,
      since: answer.singleRequestsSince,
    };
  }, [answer]);
  const notes = known ?? (error === undefined ? undefined : UNKNOWN);
  return { notes, state: panelState({ data: notes, loading, error: undefined }), retry: () => void refetch() };
}
