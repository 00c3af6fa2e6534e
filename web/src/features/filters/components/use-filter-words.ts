import { NO_KEY } from "../../../lib/filters";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFilterOptions } from "../../../lib/use-filter-options";
import { useUrlState } from "../../../lib/use-url-state";
import { useUserNames } from "../api/use-user-names";
import { toFilterChips, type FilterChip } from "../model/filter-chips";

/** The filters in force, each as people read it. */
export function useFilterWords(): readonly FilterChip[] {
  const t = useText();
  const language = useLanguage();
  const { filters } = useUrlState().state;
  const { project, key, user } = filters;
  const options = useFilterOptions([project, key].some(({ is, not }) => is.length + not.length > 0));
  const users = useUserNames([...user.is, ...user.not]);
  const named = new Map([...users].map(([id, pseudonym]) => [id, pseudonymName(pseudonym, language)]));
  const projects = new Map(options?.projects.map(({ id, name }) => [id, name]));
  const keys = new Map(options?.apiKeys.map(({ id, name }) => [id, name])).set(NO_KEY, t("filters.key.none"));
  return toFilterChips(filters, { projects, keys, users: named }, t);
}
