import { COMPARES, RANGE_PRESETS } from "../../../lib/url-grammar";
import { useShortcuts, type Shortcuts } from "../../../lib/shortcuts";
import { useUrlState } from "../../../lib/use-url-state";
import { PRESET_LETTERS } from "../model/presets";
import { useRangeShortcuts } from "./use-range-shortcuts";

/** What of the filter bar is open. */
export type OpenFilter = "range" | "picker" | null;

/**
 * One letter for each common range, those of `useRangeShortcuts`, `x` for the next comparison, `v` for chart or table,
 * `/` for another filter. Not of the bar itself: they act before it is there.
 */
export function useFilterShortcuts(open: (filter: OpenFilter) => void): void {
  const { state, set } = useUrlState();
  useRangeShortcuts(() => open("range"));
  const shortcuts: Record<string, () => void> = {
    "/": () => open("picker"),
    x: () => set({ cmp: COMPARES[(COMPARES.indexOf(state.cmp) + 1) % COMPARES.length] ?? "off" }),
    v: () => set({ view: state.view === "chart" ? "table" : "chart" }),
  };
  for (const preset of RANGE_PRESETS) {
    const letter = PRESET_LETTERS[preset];
    if (letter !== undefined) shortcuts[letter] = () => set({ range: preset });
  }
  useShortcuts(shortcuts satisfies Shortcuts);
}
