import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { askAgain } from "../../../lib/ask-again";
import { graphql } from "../../../lib/graphql/gql";
import type { SuggestionStatus, UsageFilterInput } from "../../../lib/graphql/graphql";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import type { Finding } from "./use-savings-report";

const MARK_SUGGESTION = graphql(`
  mutation MarkSuggestion(
    $id: ID!
    $status: SuggestionStatus!
    $reason: String
    $filter: UsageFilterInput
    $version: Int
  ) {
    markSuggestion(id: $id, status: $status, reason: $reason, filter: $filter, version: $version) {
      version
    }
  }
`);

/** What was decided, and why. */
export interface Decision {
  status: SuggestionStatus;
  reason: string | null;
}

interface MarkSuggestion {
  /** @returns the version that the mark has now; null when it was not made, `fault` says why */
  mark: (decision: Decision, version: number) => Promise<number | null>;
  /** Shown until the report that has it arrives. */
  pending: Decision | null;
  fault: Fault | null;
}

/** Marks one finding; what is decided is on screen at once. @param filter of the report that it is seen in */
export function useMarkSuggestion({ id }: Pick<Finding, "id">, filter: UsageFilterInput): MarkSuggestion {
  const client = useApolloClient();
  const [pending, setPending] = useState<Decision | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  const mark = async (decision: Decision, version: number): Promise<number | null> => {
    setFault(null);
    setPending(decision);
    try {
      const { data } = await client.mutate({
        mutation: MARK_SUGGESTION,
        variables: { id, ...decision, filter, version },
        fetchPolicy: "no-cache",
      });
      void askAgain(client).then(() => setPending(null));
      return data?.markSuggestion.version ?? null;
    } catch (error) {
      setPending(null);
      setFault(toFault(error));
      return null;
    }
  };
  return { mark, pending, fault };
}
