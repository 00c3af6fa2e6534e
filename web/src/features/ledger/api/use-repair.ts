import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";

const REPAIR_ROLLUPS = graphql(`
  mutation RepairRollups {
    repairRollups {
      day
    }
  }
`);

/** A repair changes sums on every panel, so everything on screen is asked again. */
export function useRepair() {
  const client = useApolloClient();
  const [mutate, { loading }] = useMutation(REPAIR_ROLLUPS);
  const [fault, setFault] = useState<Fault | null>(null);

  /** Answers how many days still differ; null when the repair failed. */
  const repair = async (): Promise<number | null> => {
    setFault(null);
    try {
      const { data } = await mutate();
      await client.refetchQueries({ include: "active" });
      return data?.repairRollups.length ?? null;
    } catch (error) {
      setFault(toFault(error));
      return null;
    }
  };
  return { repair, busy: loading, fault };
}
