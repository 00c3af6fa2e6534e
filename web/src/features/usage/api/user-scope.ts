import { createContext, useContext, useMemo } from "react";
import { withValues } from "../../../lib/filters";
import type { UrlState } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";

/** The app user whose page it is; null on pages about everybody. */
export const UserScope = createContext<string | null>(null);

/**
 * What a page asks about: the view as the address has it, and within `UserScope` of that app user alone,
 * whom the path names rather than a filter.
 */
export function useScopedState(): UrlState {
  const { state } = useUrlState();
  const userId = useContext(UserScope);
  return useMemo(
    () =>
      userId === null ? state : { ...state, filters: withValues(state.filters, "user", { is: [userId], not: [] }) },
    [state, userId],
  );
}
