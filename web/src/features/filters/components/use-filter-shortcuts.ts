import { COMPARES, RANGE_PRESETS } from "../../../lib/url-grammar";
import { useShortcuts, type Shortcuts } from "../../../lib/shortcuts";
import { useUrlState } from "../../../lib/use-url-state";
import { PRESET_LETTERS } from "../model/presets";

/** One letter for each common range, `x` for the next comparison, `v` for chart or table. */
export function useFilterShortcuts(): void {
  const { state, set } = useUrlState();
  const shortcuts: Record<string, () => void> = {
    x: () => set({ cmp: COMPARES[(COMPARES.indexOf(state.cmp) + 1) % COMPARES.length] ?? "off" }),
    v: () => set({ view: state.view === "chart" ? "table" : "chart" }),
  };
  for (const preset of RANGE_PRESETS) {
    const letter = PRESET_LETTERS[preset];
    if (letter !== undefined) shortcuts[letter] = () => set({ range: preset });
  }
  useShortcuts(shortcuts satisfies Shortcuts);
}
