import { FILTER_DIMENSIONS, STATUSES, type FilterDimension } from "./url-grammar";

/** Chosen and excluded values of one dimension, sorted and without doubles. */
export interface FilterValues {
  is: readonly string[];
  not: readonly string[];
}

export type Filters = Readonly<Record<FilterDimension, FilterValues>>;
export type FilterOperator = keyof FilterValues;

export interface OneFilter {
  dimension: FilterDimension;
  value: string;
  operator: FilterOperator;
}

/** What the server takes as an id of a project or a key; anything else would be refused with the whole question. */
const MAX_ID = 2_147_483_647;
const MAX_NAME = 256;

/** Among app users: requests that were sent without one. */
export const NO_USER = "0";
/** Among API keys: requests that were recorded without one. */
export const NO_KEY = "0";

const NO_VALUES: FilterValues = { is: [], not: [] };

export const NO_FILTERS: Filters = {
  model: NO_VALUES,
  provider: NO_VALUES,
  feature: NO_VALUES,
  op: NO_VALUES,
  status: NO_VALUES,
  user: NO_VALUES,
  project: NO_VALUES,
  key: NO_VALUES,
};

export function hasFilters(filters: Filters): boolean {
  return FILTER_DIMENSIONS.some((dimension) => filters[dimension].is.length + filters[dimension].not.length > 0);
}

/** Adding what is excluded includes it, and the other way round: a value is never both. */
export function withFilter(filters: Filters, { dimension, value, operator }: OneFilter): Filters {
  const kept = withoutFilter(filters, dimension, value)[dimension];
  return withValues(filters, dimension, { ...kept, [operator]: [...kept[operator], value] });
}

export function withoutFilter(filters: Filters, dimension: FilterDimension, value: string): Filters {
  const { is, not } = filters[dimension];
  return withValues(filters, dimension, {
    is: is.filter((one) => one !== value),
    not: not.filter((one) => one !== value),
  });
}

export function withValues(filters: Filters, dimension: FilterDimension, values: FilterValues): Filters {
  return { ...filters, [dimension]: { is: tidy(values.is), not: tidy(values.not) } };
}

/** `a,!b` and back. Commas and marks inside a value are percent-escaped once more, so every name survives. */
export function parseFilterValues(
  dimension: FilterDimension,
  text: string,
): { values: FilterValues; dropped: string[] } {
  const is: string[] = [];
  const not: string[] = [];
  const dropped: string[] = [];
  for (const part of text.split(",")) {
    const excluded = part.startsWith("!");
    const value = unescapeValue(excluded ? part.slice(1) : part);
    if (value === null || !isKnownValue(dimension, value)) {
      if (part !== "") dropped.push(part);
    } else {
      (excluded ? not : is).push(value);
    }
  }
  return { values: { is: tidy(is), not: tidy(not.filter((value) => !is.includes(value))) }, dropped };
}

export function formatFilterValues({ is, not }: FilterValues): string {
  return [...is.map(escapeValue), ...not.map((value) => `!${escapeValue(value)}`)].join(",");
}

export function escapeValue(value: string): string {
  return value.replace(/[%,!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function unescapeValue(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Of a project or an API key. */
export function isRowId(value: string): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) <= MAX_ID;
}

function isKnownValue(dimension: FilterDimension, value: string): boolean {
  switch (dimension) {
    case "status":
      return STATUSES.some((status) => status === value);
    case "user":
      return /^\d{1,18}$/.test(value);
    case "project":
    case "key":
      return isRowId(value);
    case "model":
    case "provider":
    case "feature":
    case "op":
      return value !== "" && value.length <= MAX_NAME && !value.includes("\0");
  }
}

function tidy(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
