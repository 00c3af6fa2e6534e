import { useLocation, useNavigate } from "@tanstack/react-router";
import { parseQueryString } from "./query-string";
import { useUrlState } from "./use-url-state";
import { viewPlace, type ViewPlace } from "./view-place";

interface ViewPlaceControls {
  /** Of the page that is open. */
  place: ViewPlace;
  open: (place: ViewPlace) => void;
}

export function useViewPlace(): ViewPlaceControls {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { state } = useUrlState();
  const navigate = useNavigate();
  return {
    place: viewPlace(path, state),
    open: ({ page, search }) => void navigate({ to: page, search: parseQueryString(search) }),
  };
}
