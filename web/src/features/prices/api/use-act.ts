import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";

/** Processes take up changed prices within this time; until then they answer these by the prices of before. */
const TAKEN_UP_MS = 4000;
const BY_PRICES = new Set(["Prices", "UnpricedModels"]);

interface Act<Answer, Variables> {
  /** Null when it failed; `fault` says why. */
  act: (variables: Variables) => Promise<Answer | null>;
  busy: boolean;
  fault: Fault | null;
}

/** An administrator's change. What is on screen is asked again afterwards, because prices show in many places. */
export function useAct<Answer, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Answer, Variables>,
): Act<Answer, Variables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const act = async (variables: Variables): Promise<Answer | null> => {
    setFault(null);
    setBusy(true);
    try {
      const { data } = await client.mutate({ mutation, variables });
      await client.refetchQueries({ include: "active" });
      setTimeout(() => {
        void client.refetchQueries({
          include: "active",
          onQueryUpdated: ({ queryName }) => BY_PRICES.has(queryName ?? ""),
        });
      }, TAKEN_UP_MS);
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
