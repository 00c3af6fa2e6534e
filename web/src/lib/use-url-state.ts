import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { afterPaint } from "./after-paint";
import { chosenState } from "./chosen-state";
import { NO_FILTERS, withFilter, withoutFilter, type FilterOperator } from "./filters";
import { parseUrlState, toUrlSearch, type UrlState } from "./url-state";
import { useCurrentState } from "./url-state-context";
import type { FilterDimension } from "./url-grammar";

export interface UrlStateControls {
  state: UrlState;
  set: (patch: Partial<UrlState>, options?: { replace?: boolean }) => void;
  toggleHidden: (key: string) => void;
  addFilter: (dimension: FilterDimension, value: string, operator?: FilterOperator) => void;
  removeFilter: (dimension: FilterDimension, value: string) => void;
  clearFilters: () => void;
}

/** The view as the address has it, and the ways to change it; each choice is a step in the history. */
export function useUrlState(): UrlStateControls {
  const state = useCurrentState();
  const navigate = useNavigate();

  return useMemo(() => {
    const go = (next: (current: UrlState) => Partial<UrlState>, replace: boolean): Promise<void> =>
      navigate({
        to: ".",
        // Reads the newest address, so that two changes in one turn both count.
        search: (current) => {
          const { state: now } = parseUrlState(current);
          return toUrlSearch({ ...now, ...next(now) });
        },
        replace,
        resetScroll: false,
      });
    const change = (next: (current: UrlState) => Partial<UrlState>): void => {
      const before = chosenState.get() ?? state;
      const chosen = { ...before, ...next(before) };
      chosenState.set(chosen);
      // A whole page takes longer to draw than the answer to a key may: what was pressed comes first.
      afterPaint(() => {
        void go(next, false).finally(() => {
          if (chosenState.get() === chosen) chosenState.set(null);
        });
      });
    };
    return {
      state,
      set: (patch, options) => (options?.replace === true ? void go(() => patch, true) : change(() => patch)),
      toggleHidden: (key) =>
        change(({ hide }) => ({ hide: hide.includes(key) ? hide.filter((one) => one !== key) : [...hide, key] })),
      addFilter: (dimension, value, operator = "is") =>
        change(({ filters }) => ({ filters: withFilter(filters, { dimension, value, operator }) })),
      removeFilter: (dimension, value) =>
        change(({ filters }) => ({ filters: withoutFilter(filters, dimension, value) })),
      clearFilters: () => change(() => ({ filters: NO_FILTERS })),
    };
  }, [navigate, state]);
}
