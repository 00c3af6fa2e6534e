import { memo } from "react";
import { useText } from "../../../lib/i18n";
import { rankedAgainst } from "../../../lib/ranked-against";
import { COMPARES, GROUPINGS } from "../../../lib/url-grammar";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { CurrencyNote } from "../../../ui/currency-note";
import { Select } from "../../../ui/select";
import type { Pickable } from "../model/picker-options";
import { CopyLink } from "./copy-link";
import { FilterChips } from "./filter-chips";
import { FilterPicker } from "./filter-picker";
import { GrainSelect } from "./grain-select";
import { RangeControl } from "./range-control";
import { SavedViewsMenu } from "./saved-views-menu";
import { TimeZoneNote } from "./time-zone-note";
import type { OpenFilter } from "./use-filter-shortcuts";
import styles from "./filter-bar.module.css";

interface FilterBarProps {
  /** Which choices this page has a use for, beside range and filters. */
  shows: {
    compare: boolean;
    grouping: boolean;
    grain: boolean;
    /** The dimensions that the page's question knows, and those only as "is"; absent: all of them, and "is not" too. */
    onlyIs?: readonly Pickable[];
  };
  opened: OpenFilter;
  onOpenedChange: (opened: OpenFilter) => void;
}

/** Everything chosen here lives in the address and nowhere else. */
export default memo(function FilterBar({ shows, opened, onOpenedChange }: FilterBarProps) {
  const t = useText();
  const { state, set } = useUrlState();
  // Without a chart nothing can be left undrawn.
  const compares = shows.grain ? COMPARES : COMPARES.filter((cmp) => cmp !== "off");

  return (
    <div className={cx(styles.bar)} role="group" aria-label={t("filters.bar")}>
      <RangeControl isOpen={opened === "range"} onOpenChange={(isOpen) => onOpenedChange(isOpen ? "range" : null)} />
      {shows.compare ? (
        <Select
          label={t("filters.compare")}
          hideLabel
          prefix={t("filters.compare.prefix")}
          value={compares.find((cmp) => cmp === state.cmp) ?? rankedAgainst(state.cmp)}
          onChange={(cmp) => set({ cmp })}
          options={compares.map((cmp) => ({ value: cmp, label: t(`filters.compare.${cmp}`) }))}
        />
      ) : null}
      {shows.grouping ? (
        <Select
          label={t("filters.by")}
          hideLabel
          prefix={t("filters.by.prefix")}
          value={state.by}
          onChange={(by) => set({ by, hide: [] })}
          options={GROUPINGS.map((by) => ({ value: by, label: t(`filters.by.${by}`) }))}
        />
      ) : null}
      {shows.grain ? <GrainSelect /> : null}
      <FilterPicker
        onlyIs={shows.onlyIs}
        isOpen={opened === "picker"}
        onOpenChange={(isOpen) => onOpenedChange(isOpen ? "picker" : null)}
      />
      <FilterChips canExclude={shows.onlyIs === undefined} />
      <span className={cx(styles.end)}>
        <CurrencyNote />
        <TimeZoneNote />
        <SavedViewsMenu />
        <CopyLink />
      </span>
    </div>
  );
});
