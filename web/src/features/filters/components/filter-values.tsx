import { useState } from "react";
import { withValues, type FilterOperator } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { MultiSelect } from "../../../ui/multi-select";
import { Select } from "../../../ui/select";
import { ToggleGroup } from "../../../ui/toggle-group";
import { useFilterOptions } from "../../../lib/use-filter-options";
import { useValueCounts } from "../api/use-value-counts";
import { withCount } from "../model/value-counts";
import { PICKABLE, pickerOptions, type Pickable } from "../model/picker-options";
import styles from "./filter-bar.module.css";

/** Dimension → is or is not → values; each tick is in the address at once. */
export default function FilterValues({ onlyIs }: { onlyIs: readonly Pickable[] | undefined }) {
  const t = useText();
  const format = useFormat();
  const { state, set } = useUrlState();
  const [dimension, setDimension] = useState<Pickable>("model");
  const [operator, setOperator] = useState<FilterOperator>("is");
  const options = useFilterOptions(true);
  const countOf = useValueCounts(dimension);
  const { is, not } = state.filters[dimension];
  const shown =
    options === null ? [] : pickerOptions(dimension, options, t).map((one) => withCount(one, countOf, format));

  const choose = (selected: string[]): void => {
    const without = (values: readonly string[]) => values.filter((value) => !selected.includes(value));
    const values = operator === "is" ? { is: selected, not: without(not) } : { is: without(is), not: selected };
    set({ filters: withValues(state.filters, dimension, values) });
  };
  return (
    <div className={cx(styles.picker)}>
      <div className={cx(styles.pickerRow)}>
        <Select
          label={t("filters.dimension")}
          hideLabel
          value={dimension}
          onChange={setDimension}
          options={(onlyIs ?? PICKABLE).map((one) => ({ value: one, label: t(`filters.dimension.${one}`) }))}
        />
        {onlyIs === undefined ? (
          <ToggleGroup
            label={t("filters.operator")}
            value={operator}
            onChange={setOperator}
            options={(["is", "not"] as const).map((one) => ({ value: one, label: t(`filters.operator.${one}`) }))}
          />
        ) : null}
      </div>
      <MultiSelect
        key={`${dimension} ${operator}`}
        label={t(`filters.dimension.${dimension}`)}
        searchLabel={t("filters.search")}
        emptyText={options === null ? t("filters.loading") : t("filters.nothingFound")}
        options={shown}
        selected={operator === "is" ? is : not}
        onChange={choose}
        onlyText={t("filters.only")}
      />
      <p className={cx(styles.pickerNote)}>{t("filters.counts")}</p>
    </div>
  );
}
