import { useEffect, useEffectEvent } from "react";
import { possibleGrain } from "../../../lib/allowed-grains";
import { useText } from "../../../lib/i18n";
import type { GrainChoice } from "../../../lib/url-grammar";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { showToast } from "../../../ui/toast";

/** The grain to ask for. One that is too fine for the range is left out of the address, and that is said. */
export function usePossibleGrain(): GrainChoice {
  const t = useText();
  const { state, set } = useUrlState();
  const grain = possibleGrain(state.grain, state.range, useLocalNow());
  const isDropped = grain !== state.grain;
  const drop = useEffectEvent(() => {
    set({ grain }, { replace: true });
    showToast({ text: t("usage.grain.dropped", { grain: t(`filters.grain.${state.grain}`) }), tone: "warning" });
  });
  useEffect(() => {
    if (isDropped) drop();
  }, [isDropped]);
  return grain;
}
