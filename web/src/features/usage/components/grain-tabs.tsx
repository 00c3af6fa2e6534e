import { useText } from "../../../lib/i18n";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { ToggleGroup } from "../../../ui/toggle-group";
import { grainTabs, type GrainTab } from "../model/grain-tabs";
import { fromMonthView, toMonthView } from "../model/month-view";
import type { SeriesAnswer } from "../model/usage-answer";

/** Bars by day or by month, and by whatever finer unit the range has. */
export function GrainTabs({ grain }: { grain: SeriesAnswer["grain"] }) {
  const t = useText();
  const now = useLocalNow();
  const { state, set } = useUrlState();
  const choose = (tab: GrainTab) => {
    if (tab === "MONTH") set(toMonthView(state.range, now));
    else if (grain === "MONTH") set(fromMonthView(state.range, now));
    else set({ grain: tab === "DAY" ? "day" : "auto" });
  };
  const { current, tabs } = grainTabs(grain);
  return (
    <ToggleGroup
      label={t("usage.grain")}
      value={current}
      onChange={choose}
      options={tabs.map((tab) => ({ value: tab, label: t(`usage.grain.${tab}`) }))}
    />
  );
}
