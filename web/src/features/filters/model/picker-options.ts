import { NO_KEY } from "../../../lib/filters";
import type { Translate } from "../../../lib/i18n";
import { STATUSES } from "../../../lib/url-grammar";
import type { MultiSelectOption } from "../../../ui/multi-select";
import type { FilterOptions } from "../../../lib/use-filter-options";

/** App users are too many for a list; they are chosen where they are ranked. */
export const PICKABLE = ["model", "provider", "feature", "op", "status", "project", "key"] as const;
export type Pickable = (typeof PICKABLE)[number];

export function pickerOptions(dimension: Pickable, options: FilterOptions, t: Translate): MultiSelectOption[] {
  switch (dimension) {
    case "model":
      return options.models.map(byName);
    case "provider":
      return options.providers.map(byName);
    case "feature":
      return options.features.map(byName);
    case "op":
      return options.operations.map(byName);
    case "status":
      return STATUSES.map((status) => ({ value: status, label: t(`filters.status.${status}`) }));
    case "project":
      return options.projects.map(({ id, name, isDemo }) => ({
        value: id,
        label: name,
        ...(isDemo ? { hint: t("filters.project.demo") } : {}),
      }));
    case "key":
      return [
        ...options.apiKeys.map(({ id, name }) => ({ value: id, label: name })),
        { value: NO_KEY, label: t("filters.key.none") },
      ];
  }
}

function byName(name: string): MultiSelectOption {
  return { value: name, label: name };
}
