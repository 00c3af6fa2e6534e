import { useText } from "../../../lib/i18n";
import { VIEWS } from "../../../lib/url-grammar";
import { useUrlState } from "../../../lib/use-url-state";
import { ToggleGroup } from "../../../ui/toggle-group";

/** Drawing or numbers. */
export function ChartViewToggle() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <ToggleGroup
      label={t("usage.view")}
      value={state.view}
      onChange={(view) => set({ view })}
      options={VIEWS.map((view) => ({ value: view, label: t(`usage.view.${view}`) }))}
    />
  );
}
