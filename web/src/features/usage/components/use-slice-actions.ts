import { useNavigate } from "@tanstack/react-router";
import type { ChartModel } from "../../../charts/chart-model";
import type { SliceAction } from "../../../charts/slice-card";
import { useText } from "../../../lib/i18n";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { useScopedState } from "../api/user-scope";
import { sliceRange } from "../model/slice-range";

/** What one bar leads to: its requests, and, unless it is the finest there is, a closer look. */
export function useSliceActions({ slices, grain }: ChartModel): SliceAction[] {
  const t = useText();
  const navigate = useNavigate();
  const { set } = useUrlState();
  const { tz, filters } = useScopedState();
  const rangeOf = (index: number): string => sliceRange(slices[index]?.label ?? "", grain);
  const showRequests: SliceAction = {
    label: t("usage.chart.showRequests"),
    onSelect: (index) =>
      void navigate({ to: "/requests", search: toUrlSearch({ ...DEFAULT_STATE, tz, filters, range: rangeOf(index) }) }),
  };
  const zoom: SliceAction = {
    label: t("usage.chart.zoom"),
    onSelect: (index) => set({ range: rangeOf(index), grain: "auto" }),
  };
  return grain === "QUARTER_HOUR" ? [showRequests] : [showRequests, zoom];
}
