import { useMatches, useNavigate } from "@tanstack/react-router";
import { parseUrlState, toUrlSearch, type UrlState } from "../../../lib/url-state";

/** Changes the view where the page has one of usage, and shows the Overview so where it has none. */
export function useChoose(): (change: (state: UrlState) => Partial<UrlState>) => void {
  const navigate = useNavigate();
  const hasRange = useMatches({ select: (matches) => matches.at(-1)?.staticData.filters !== undefined });
  return (change) =>
    void navigate({
      to: hasRange ? "." : "/",
      search: (current) => {
        const { state } = parseUrlState(current);
        return toUrlSearch({ ...state, ...change(state) });
      },
      resetScroll: false,
    });
}
