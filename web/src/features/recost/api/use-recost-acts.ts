import { useApolloClient, useMutation } from "@apollo/client/react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import type { RecostScopeInput } from "../../../lib/graphql/graphql";
import { APPLY_RECOST, CANCEL_RECOST, UNDO_RECOST } from "./recosts-query";

/** Null when it was done; else what kept it from that. */
export type Outcome = Promise<Fault | null>;

interface RecostActs {
  apply: (scope: RecostScopeInput, pricesVersion: string, reason: string) => Outcome;
  cancel: (id: string, reason: string) => Outcome;
  undo: (id: string, reason: string) => Outcome;
}

/** Every act shows in the list of re-costs at once, whatever became of it. */
export function useRecostActs(): RecostActs {
  const client = useApolloClient();
  const [applyMutation] = useMutation(APPLY_RECOST);
  const [cancelMutation] = useMutation(CANCEL_RECOST);
  const [undoMutation] = useMutation(UNDO_RECOST);

  const told = async (act: Promise<{ error?: unknown }>): Outcome => {
    try {
      const { error } = await act;
      return error === undefined || error === null ? null : toFault(error);
    } catch (error) {
      return toFault(error);
    } finally {
      await client.refetchQueries({ include: ["Recosts"] });
    }
  };
  return {
    apply: (scope, pricesVersion, reason) => told(applyMutation({ variables: { scope, pricesVersion, reason } })),
    cancel: (id, reason) => told(cancelMutation({ variables: { id, reason } })),
    undo: (id, reason) => told(undoMutation({ variables: { id, reason } })),
  };
}
