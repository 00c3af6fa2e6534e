import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useAct as useAnyAct } from "../../../lib/use-act";

/** Processes take up changed prices within this time; until then they answer these by the prices of before. */
const TAKEN_UP_MS = 4000;
const BY_PRICES = new Set(["Prices", "UnpricedModels"]);

/** An administrator's change of prices, which show in many places. */
export function useAct<Answer, Variables extends OperationVariables>(mutation: TypedDocumentNode<Answer, Variables>) {
  const client = useApolloClient();
  const { act: actOnce, busy, fault } = useAnyAct(mutation);

  const act = async (variables: Variables): Promise<Answer | null> => {
    const answer = await actOnce(variables);
    if (answer === null) return null;
    setTimeout(() => {
      void client.refetchQueries({
        include: "active",
        onQueryUpdated: ({ queryName }) => BY_PRICES.has(queryName ?? ""),
      });
    }, TAKEN_UP_MS);
    return answer;
  };
  return { act, busy, fault };
}
