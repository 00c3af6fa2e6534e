import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { NO_FILTERS, withFilter, withoutFilter, type FilterOperator } from "./filters";
import { parseUrlState, toUrlSearch, type UrlState } from "./url-state";
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
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => parseUrlState(search).state, [search]);

  return useMemo(() => {
    const change = (next: (current: UrlState) => Partial<UrlState>, replace = false): void => {
      void navigate({
        to: ".",
        // Reads the newest address, so that two changes in one turn both count.
        search: (current) => {
          const { state: now } = parseUrlState(current);
          return toUrlSearch({ ...now, ...next(now) });
        },
        replace,
        resetScroll: false,
      });
    };
    return {
      state,
      set: (patch, options) => change(() => patch, options?.replace),
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
