import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Checkbox } from "../../../ui/checkbox";

/** Narrows the list to requests whose cost is unknown. */
export function UnpricedSwitch() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <Checkbox isSelected={state.cost === "unpriced"} onChange={(isOn) => set({ cost: isOn ? "unpriced" : "any" })}>
      {t("usage.requests.unpricedOnly")}
    </Checkbox>
  );
}
