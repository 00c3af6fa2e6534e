import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { askAgain } from "./ask-again";
import { toFault, type Fault } from "./graphql-fault";

export interface Act<Answer, Variables> {
  /** Null when it failed, `fault` says why, or when the same is under way already. */
  act: (variables: Variables) => Promise<Answer | null>;
  busy: boolean;
  fault: Fault | null;
}

interface ActOptions {
  /** `no-cache` for an answer that nobody may find later, such as a secret. */
  fetchPolicy?: "network-only" | "no-cache";
  /** The questions to ask again, by name; everything on screen where it is not said. */
  affects?: "active" | readonly string[];
}

/** An administrator's change. What is on screen is asked again afterwards, because its effect may show anywhere. */
export function useAct<Answer, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Answer, Variables>,
  { fetchPolicy = "network-only", affects = "active" }: ActOptions = {},
): Act<Answer, Variables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const act = async (variables: Variables): Promise<Answer | null> => {
    // Enter in a form of one field comes through while its button is pending.
    if (busy) return null;
    setFault(null);
    setBusy(true);
    try {
      const { data } = await client.mutate({ mutation, variables, fetchPolicy });
      await askAgain(client, affects);
      return data ?? null;
    } catch (error) {
      setFault(toFault(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, fault };
}
