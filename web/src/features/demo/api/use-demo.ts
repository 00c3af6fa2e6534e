import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";

const FILL_DEMO = graphql(`
  mutation FillDemo {
    fillDemo
  }
`);
const REMOVE_DEMO = graphql(`
  mutation RemoveDemo {
    removeDemo
  }
`);

/** Both change what every panel shows, so everything on screen is asked again. */
export function useDemo() {
  const client = useApolloClient();
  const [fill, filling] = useMutation(FILL_DEMO);
  const [remove, removing] = useMutation(REMOVE_DEMO);
  const [fault, setFault] = useState<Fault | null>(null);

  const run = async (change: () => Promise<unknown>): Promise<boolean> => {
    setFault(null);
    try {
      await change();
      await client.refetchQueries({ include: "active" });
      return true;
    } catch (error) {
      setFault(toFault(error));
      return false;
    }
  };
  return {
    fillDemo: () => run(fill),
    removeDemo: () => run(remove),
    busy: filling.loading || removing.loading,
    fault,
  };
}
