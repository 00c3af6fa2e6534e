import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import { useSettledPage } from "../../../lib/use-settled-page";

const ROLLUP_DRIFTS = graphql(`
  query RollupDrifts {
    rollupDrifts {
      day
    }
  }
`);

const POLL_MS = 60_000;

/** UTC days whose sums differ from the recorded requests, oldest first; only administrators may ask. */
export function useRollupDrifts(): readonly string[] {
  const isSettled = useSettledPage();
  const { data, previousData } = useQuery(ROLLUP_DRIFTS, {
    skip: !isSettled,
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  return ((data ?? previousData)?.rollupDrifts ?? []).map(({ day }) => day);
}
