import { hasFilters } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import styles from "./filter-bar.module.css";
import { useFilterWords } from "./use-filter-words";

/** The filters in force. Pressing one turns "is" into "is not"; Delete or the cross removes it. */
export function FilterChips({ canExclude = true }: { canExclude?: boolean }) {
  const t = useText();
  const { state, addFilter, removeFilter, clearFilters } = useUrlState();
  const chips = useFilterWords();
  if (!hasFilters(state.filters)) return null;
  return (
    <span className={cx(styles.chips)} role="group" aria-label={t("filters.active")}>
      {chips.map(({ dimension, operator, value, text }) => (
        <Chip
          key={`${dimension} ${operator} ${value}`}
          {...(canExclude ? { onPress: () => addFilter(dimension, value, operator === "is" ? "not" : "is") } : {})}
          onRemove={() => removeFilter(dimension, value)}
          removeLabel={t("filters.chip.remove", { filter: text })}
        >
          {text}
        </Chip>
      ))}
      <Button variant="quiet" onPress={clearFilters}>
        {t("filters.clear")}
      </Button>
    </span>
  );
}
