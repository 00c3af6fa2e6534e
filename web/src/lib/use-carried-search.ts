import { useUrlState } from "./use-url-state";
import { DEFAULT_STATE, toUrlSearch, type UrlSearch } from "./url-state";

/** What goes along from page to page: range and filters, which all of them know; sorting and the rest belong to one. */
export function useCarriedSearch(): UrlSearch {
  const { range, cmp, tz, filters } = useUrlState().state;
  return toUrlSearch({ ...DEFAULT_STATE, range, cmp, tz, filters });
}
