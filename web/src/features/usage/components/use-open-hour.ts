import { useNavigate } from "@tanstack/react-router";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useScopedState } from "../api/user-scope";
import { sliceRange } from "../model/slice-range";
import type { HeatCell } from "../model/to-heat-grid";

/** To the requests of the newest hour of that weekday and clock: a range is one span of time, not every Monday. */
export function useOpenHour(): (cell: HeatCell) => void {
  const navigate = useNavigate();
  const { tz, filters } = useScopedState();
  return ({ latest }) => {
    if (latest === null) return;
    const range = sliceRange(latest, "HOUR");
    void navigate({ to: "/requests", search: toUrlSearch({ ...DEFAULT_STATE, tz, filters, range }) });
  };
}
