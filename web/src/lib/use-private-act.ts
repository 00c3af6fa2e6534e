import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "./graphql-fault";
import { mutatePrivately } from "./mutate-privately";

interface PrivateAct<Answer, Variables> {
  /** Null when it failed; `fault` says why. */
  act: (variables: Variables) => Promise<Answer | null>;
  busy: boolean;
  fault: Fault | null;
}

/** An act whose question and answer are kept nowhere but by who called it. */
export function usePrivateAct<Answer, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Answer, Variables>,
): PrivateAct<Answer, Variables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const act = async (variables: Variables): Promise<Answer | null> => {
    setFault(null);
    setBusy(true);
    try {
      return await mutatePrivately(client, mutation, variables);
    } catch (error) {
      setFault(toFault(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, fault };
}
