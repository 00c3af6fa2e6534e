import { stepRange } from "../../../lib/date-range";
import { useShortcuts } from "../../../lib/shortcuts";
import { useLocalClock } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";

/** `[` and `]` for the range before and after, `c` to choose one. */
export function useRangeShortcuts(choose: () => void): void {
  const clock = useLocalClock();
  const { state, set } = useUrlState();
  const step = (direction: -1 | 1): void => {
    const range = stepRange(state.range, direction, clock());
    if (range !== null) set({ range });
  };
  useShortcuts({ "[": () => step(-1), "]": () => step(1), c: choose });
}
