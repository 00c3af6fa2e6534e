import { hasFilters, NO_KEY } from "../../../lib/filters";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import { useFilterOptions } from "../../../lib/use-filter-options";
import { useUserNames } from "../api/use-user-names";
import { toFilterChips } from "../model/filter-chips";
import styles from "./filter-bar.module.css";

/** The filters in force. Pressing one turns "is" into "is not"; Delete or the cross removes it. */
export function FilterChips({ canExclude = true }: { canExclude?: boolean }) {
  const t = useText();
  const language = useLanguage();
  const { state, addFilter, removeFilter, clearFilters } = useUrlState();
  const { project, key, user } = state.filters;
  const options = useFilterOptions([project, key].some(({ is, not }) => is.length + not.length > 0));
  const users = useUserNames([...user.is, ...user.not]);
  if (!hasFilters(state.filters)) return null;

  const named = new Map([...users].map(([id, pseudonym]) => [id, pseudonymName(pseudonym, language)]));
  const projects = new Map(options?.projects.map(({ id, name }) => [id, name]));
  const keys = new Map(options?.apiKeys.map(({ id, name }) => [id, name])).set(NO_KEY, t("filters.key.none"));
  return (
    <span className={cx(styles.chips)} role="group" aria-label={t("filters.active")}>
      {toFilterChips(state.filters, { projects, keys, users: named }, t).map(({ dimension, operator, value, text }) => (
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
