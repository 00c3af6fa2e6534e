import { useText } from "../../../lib/i18n";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { ToggleGroup } from "../../../ui/toggle-group";
import { fromMonthView, toMonthView } from "../model/month-view";
import type { SeriesAnswer } from "../model/usage-answer";

/** Day or month; a short range has hours instead of days. */
export function GrainTabs({ grain }: { grain: SeriesAnswer["grain"] }) {
  const t = useText();
  const now = useLocalNow();
  const { state, set } = useUrlState();
  const fine = grain === "MONTH" || grain === "AUTO" ? "DAY" : grain;
  return (
    <ToggleGroup
      label={t("usage.grain")}
      value={grain === "MONTH" ? "month" : "fine"}
      onChange={(view) => set(view === "month" ? toMonthView(state.range, now) : fromMonthView(state.range, now))}
      options={[
        { value: "fine", label: t(`usage.grain.${fine}`) },
        { value: "month", label: t("usage.grain.MONTH") },
      ]}
    />
  );
}
