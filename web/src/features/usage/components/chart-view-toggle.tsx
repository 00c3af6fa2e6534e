import { useText } from "../../../lib/i18n";
import { VIEWS } from "../../../lib/url-grammar";
import { useChosenState } from "../../../lib/url-state-context";
import { useUrlState } from "../../../lib/use-url-state";
import { ToggleGroup } from "../../../ui/toggle-group";

/** Drawing or numbers. */
export function ChartViewToggle() {
  const t = useText();
  const { set } = useUrlState();
  const { view: shown } = useChosenState();
  return (
    <ToggleGroup
      label={t("usage.view")}
      value={shown}
      onChange={(view) => set({ view })}
      options={VIEWS.map((view) => ({ value: view, label: t(`usage.view.${view}`) }))}
    />
  );
}
