import { isGrainAllowed } from "../../../lib/allowed-grains";
import { useText } from "../../../lib/i18n";
import { GRAINS } from "../../../lib/url-grammar";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { Select } from "../../../ui/select";

export function GrainSelect() {
  const t = useText();
  const now = useLocalNow();
  const { state, set } = useUrlState();
  return (
    <Select
      label={t("filters.grain")}
      hideLabel
      prefix={t("filters.grain.prefix")}
      value={state.grain}
      onChange={(grain) => set({ grain })}
      options={GRAINS.map((grain) => {
        const isAllowed = isGrainAllowed(grain, state.range, now);
        return {
          value: grain,
          label: t(`filters.grain.${grain}`),
          isDisabled: !isAllowed,
          ...(isAllowed ? {} : { hint: t("filters.grain.tooMany") }),
        };
      })}
    />
  );
}
