import { useText } from "../../../lib/i18n";
import { useChosenState } from "../../../lib/url-state-context";
import { useUrlState } from "../../../lib/use-url-state";
import { Checkbox } from "../../../ui/checkbox";

/** Narrows the list to requests whose cost is unknown. */
export function UnpricedSwitch() {
  const t = useText();
  const { set } = useUrlState();
  const { cost } = useChosenState();
  return (
    <Checkbox isSelected={cost === "unpriced"} onChange={(isOn) => set({ cost: isOn ? "unpriced" : "any" })}>
      {t("usage.requests.unpricedOnly")}
    </Checkbox>
  );
}
