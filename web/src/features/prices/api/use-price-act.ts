import type { OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useAct, type Act } from "../../../lib/use-act";

/** Processes take up changed prices within this time; until then they answer these by the prices of before. */
const TAKEN_UP_MS = 4000;
const BY_PRICES = new Set(["Prices", "UnpricedModels"]);

/** A change of prices: what every process answers by them is asked a second time. */
export function usePriceAct<Answer, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Answer, Variables>,
): Act<Answer, Variables> {
  const client = useApolloClient();
  const { act, ...rest } = useAct(mutation);
  const actAndAskAgain = async (variables: Variables): Promise<Answer | null> => {
    const answer = await act(variables);
    if (answer === null) return null;
    setTimeout(() => {
      void client.refetchQueries({
        include: "active",
        onQueryUpdated: ({ queryName }) => BY_PRICES.has(queryName ?? ""),
      });
    }, TAKEN_UP_MS);
    return answer;
  };
  return { act: actAndAskAgain, ...rest };
}
