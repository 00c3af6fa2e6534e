import { useState } from "react";
import { toFault, type Fault } from "./graphql-fault";

interface More {
  /** Asks for what comes next in a list. */
  askMore: (ask: () => Promise<unknown>) => void;
  /** Why the last attempt failed; null since another began, and of another list. */
  moreFault: Fault | null;
}

/**
 * A list stays as it is when more of it does not come: `fetchMore` rejects, whatever the policy of its question is.
 *
 * @param of tells lists apart: the faults of one are not those of another
 */
export function useMore(of: string): More {
  const [failed, setFailed] = useState<{ of: string; fault: Fault | null }>({ of, fault: null });
  if (failed.of !== of) setFailed({ of, fault: null });
  const askMore = (ask: () => Promise<unknown>): void => {
    setFailed({ of, fault: null });
    ask().catch((failure: unknown) => {
      // Meanwhile there may be another list.
      setFailed((now) => (now.of === of ? { of, fault: toFault(failure) } : now));
    });
  };
  return { askMore, moreFault: failed.of === of ? failed.fault : null };
}
