import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ChartModel } from "../../../charts/chart-model";
import type { SliceAction } from "../../../charts/slice-actions";
import type { SliceSpan } from "../../../charts/use-slice-cursor";
import { useText } from "../../../lib/i18n";
import { isPlaceName, useReturnPlace } from "../../../lib/return-place";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { useScopedState } from "../api/user-scope";
import { sliceRange, spanRange } from "../model/slice-range";

interface ChartActions {
  /** Of one bar: a closer look, unless it is the finest there is, and its requests. */
  actions: readonly SliceAction[];
  onRange: (span: SliceSpan) => void;
  /** The bar that somebody looked at from this very place in the history. */
  returnedTo: string | null;
}

/** Where bars lead, and back. */
export function useSliceActions({ slices, grain }: ChartModel): ChartActions {
  const t = useText();
  const navigate = useNavigate();
  const { place: returnedTo, keep, forget } = useReturnPlace("chart", isPlaceName);
  // Once is enough: who leaves the page otherwise does not come back to the bar.
  useEffect(forget, [forget]);
  const { set } = useUrlState();
  const { tz, filters } = useScopedState();
  const rangeOf = (index: number): string => sliceRange(slices[index]?.label ?? "", grain);
  const leaveFrom = (index: number): void => {
    const key = slices[index]?.key;
    if (key !== undefined) keep(key);
  };

  const showRequests: SliceAction = {
    label: t("usage.chart.showRequests"),
    onSelect: (index) => {
      leaveFrom(index);
      void navigate({ to: "/requests", search: toUrlSearch({ ...DEFAULT_STATE, tz, filters, range: rangeOf(index) }) });
    },
  };
  const zoom: SliceAction = {
    label: t("usage.chart.zoom"),
    onSelect: (index) => {
      leaveFrom(index);
      set({ range: rangeOf(index), grain: "auto" });
    },
  };
  return {
    actions: grain === "QUARTER_HOUR" ? [showRequests] : [zoom, showRequests],
    onRange: ({ first, last }) => {
      // What is ahead cannot be looked into.
      const end = Math.min(
        last,
        slices.findLastIndex(({ isAhead }) => !isAhead),
      );
      if (end < first) return;
      leaveFrom(first);
      set({ range: spanRange(slices[first]?.label ?? "", slices[end]?.label ?? "", grain), grain: "auto" });
    },
    returnedTo,
  };
}
