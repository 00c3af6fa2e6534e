import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { withValues } from "../../../lib/filters";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { SearchField } from "../../../ui/search-field";
import { Select } from "../../../ui/select";
import styles from "./price-filters.module.css";

const ALL = "";

/** Which prices are listed; in the address, as every choice is. */
export function PriceFilters({ providers }: { providers: readonly string[] }) {
  const t = useText();
  const { state, set } = useUrlState();
  const [chosen = ALL] = state.filters.provider.is;
  // A provider of a link may be unknown here; it still is what was asked for.
  const known = chosen === ALL || providers.includes(chosen) ? providers : [chosen, ...providers];
  return (
    <div className={cx(styles.filters)} role="group" aria-label={t("prices.filters")}>
      <div className={cx(styles.search)}>
        <SearchField
          label={t("prices.search")}
          placeholder={t("prices.search.placeholder")}
          defaultValue={state.q}
          onSearch={(text) => set({ q: text.trim() }, { replace: true })}
        />
      </div>
      <Select
        label={t("prices.provider")}
        hideLabel
        value={chosen}
        onChange={(provider) =>
          set({
            filters: withValues(state.filters, "provider", { is: provider === ALL ? [] : [provider], not: [] }),
          })
        }
        options={[
          { value: ALL, label: t("prices.provider.all") },
          ...known.map((provider) => ({ value: provider, label: provider })),
        ]}
      />
      <Checkbox isSelected={state.used} onChange={(used) => set({ used })}>
        {t("prices.usedOnly")}
      </Checkbox>
    </div>
  );
}
