import { useState } from "react";
import { toFault, type Fault } from "./graphql-fault";

interface More {
  /** Asks for what comes next in a list. */
  askMore: (ask: () => Promise<unknown>) => void;
  /** Why the last attempt failed; null since another began. */
  moreFault: Fault | null;
}

/** A list stays as it is when more of it does not come: `fetchMore` rejects, whatever the policy of its question is. */
export function useMore(): More {
  const [moreFault, setMoreFault] = useState<Fault | null>(null);
  const askMore = (ask: () => Promise<unknown>): void => {
    setMoreFault(null);
    ask().catch((failure: unknown) => setMoreFault(toFault(failure)));
  };
  return { askMore, moreFault };
}
