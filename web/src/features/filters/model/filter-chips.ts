import { NO_USER, type Filters, type FilterOperator } from "../../../lib/filters";
import type { Translate } from "../../../lib/i18n";
import { FILTER_DIMENSIONS, STATUSES, type FilterDimension } from "../../../lib/url-grammar";

/** One filtered value, ready to be shown and removed. */
export interface FilterChip {
  dimension: FilterDimension;
  operator: FilterOperator;
  value: string;
  text: string;
}

interface Names {
  projects: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  users: ReadonlyMap<string, string>;
}

export function toFilterChips(filters: Filters, names: Names, t: Translate): FilterChip[] {
  return FILTER_DIMENSIONS.flatMap((dimension) =>
    (["is", "not"] as const).flatMap((operator) =>
      filters[dimension][operator].map((value) => ({
        dimension,
        operator,
        value,
        text: t(`filters.chip.${operator}`, {
          dimension: t(`filters.dimension.${dimension}`),
          value: valueLabel({ dimension, value }, names, t),
        }),
      })),
    ),
  );
}

function valueLabel({ dimension, value }: Pick<FilterChip, "dimension" | "value">, names: Names, t: Translate): string {
  if (dimension === "status") {
    const status = STATUSES.find((known) => known === value);
    return status === undefined ? value : t(`filters.status.${status}`);
  }
  if (dimension === "project") return names.projects.get(value) ?? value.slice(0, 8);
  if (dimension === "key") return names.keys.get(value) ?? value;
  if (dimension === "user" && value === NO_USER) return t("filters.user.none");
  // An id says nothing to people; its start tells two of them apart until the pseudonym is known.
  if (dimension === "user") return names.users.get(value) ?? value.slice(0, 8);
  return value;
}
