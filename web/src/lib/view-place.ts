import { formatQueryString, parseQueryString } from "./query-string";
import { parseUrlState, toUrlSearch, type UrlState } from "./url-state";

/** Where a saved view leads: a path of the console and its query, with the question mark or empty. */
export interface ViewPlace {
  page: string;
  search: string;
}

/** What would be saved of the page that is open. A single request over the list is none of the view's. */
export function viewPlace(path: string, state: UrlState): ViewPlace {
  const isRequest = path.startsWith("/requests/");
  return {
    page: isRequest ? "/requests" : path,
    search: formatQueryString(toUrlSearch(isRequest ? { ...state, projectId: null } : state)),
  };
}

/** Equal views have equal links; a stored one may have been written when other choices were the defaults. */
export function isSamePlace(one: ViewPlace, other: ViewPlace): boolean {
  return one.page === other.page && normalised(one.search) === normalised(other.search);
}

function normalised(search: string): string {
  return formatQueryString(toUrlSearch(parseUrlState(parseQueryString(search)).state));
}
