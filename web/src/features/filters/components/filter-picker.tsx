import { Plus } from "lucide-react";
import { useState } from "react";
import type { FilterOperator } from "../../../lib/filters";
import { withValues } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import type { FilterDimension } from "../../../lib/url-grammar";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { MultiSelect } from "../../../ui/multi-select";
import { Popover } from "../../../ui/popover";
import { Select } from "../../../ui/select";
import { ToggleGroup } from "../../../ui/toggle-group";
import { useFilterOptions } from "../api/use-filter-options";
import { PICKABLE, pickerOptions } from "../model/picker-options";
import styles from "./filter-bar.module.css";

/** Dimension → is or is not → values; each tick is in the address at once. */
export function FilterPicker() {
  const t = useText();
  const { state, set } = useUrlState();
  const [isOpen, setOpen] = useState(false);
  const [dimension, setDimension] = useState<Exclude<FilterDimension, "user">>("model");
  const [operator, setOperator] = useState<FilterOperator>("is");
  const options = useFilterOptions(isOpen);
  useShortcuts({ "/": () => setOpen(true) });

  const values = state.filters[dimension];
  const choose = (selected: string[]): void => {
    const other = operator === "is" ? "not" : "is";
    const kept = values[other].filter((value) => !selected.includes(value));
    set({
      filters: withValues(
        state.filters,
        dimension,
        operator === "is" ? { is: selected, not: kept } : { is: kept, not: selected },
      ),
    });
  };
  return (
    <Popover
      label={t("filters.add")}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus aria-hidden />}>{t("filters.add")}</Button>}
    >
      <div className={cx(styles.picker)}>
        <div className={cx(styles.pickerRow)}>
          <Select
            label={t("filters.dimension")}
            hideLabel
            value={dimension}
            onChange={setDimension}
            options={PICKABLE.map((one) => ({ value: one, label: t(`filters.dimension.${one}`) }))}
          />
          <ToggleGroup
            label={t("filters.operator")}
            value={operator}
            onChange={setOperator}
            options={[
              { value: "is", label: t("filters.operator.is") },
              { value: "not", label: t("filters.operator.not") },
            ]}
          />
        </div>
        <MultiSelect
          key={`${dimension} ${operator}`}
          label={t(`filters.dimension.${dimension}`)}
          searchLabel={t("filters.search")}
          emptyText={options === null ? t("filters.loading") : t("filters.nothingFound")}
          options={options === null ? [] : pickerOptions(dimension, options, t)}
          selected={values[operator]}
          onChange={choose}
        />
      </div>
    </Popover>
  );
}
