import { useLazyQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import type { NormalizeUsageInput, NormalizeUsageQuery } from "../../../lib/graphql/graphql";

const NORMALIZE_USAGE = graphql(`
  query NormalizeUsage($input: NormalizeUsageInput!) {
    normalizeUsage(input: $input) {
      dialect
      detected
      usageState
      warnings
      counts {
        tokenClass
        count
      }
      inputTokens
      outputTokens
      totalTokens
      webSearches
      serviceTier
      reportedCost
      breakdown {
        ...CostBreakdownFields
      }
    }
  }
`);

export type Reading = NormalizeUsageQuery["normalizeUsage"];

interface NormalizeUsage {
  read: (input: NormalizeUsageInput) => void;
  /** Of the last question that was answered; undefined before. */
  reading: Reading | undefined;
  fault: Fault | null;
  isReading: boolean;
}

/** Reads usage as recording would, and records nothing. */
export function useNormalizeUsage(): NormalizeUsage {
  const [ask, { data, error, loading }] = useLazyQuery(NORMALIZE_USAGE, { fetchPolicy: "network-only" });
  return {
    // A question that a later one overtakes is given up; that is no fault.
    read: (input) => void ask({ variables: { input } }).catch(() => undefined),
    reading: error === undefined ? data?.normalizeUsage : undefined,
    fault: error === undefined || loading ? null : toFault(error),
    isReading: loading,
  };
}
