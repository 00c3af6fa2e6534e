import type { Format } from "../../../lib/format";
import type { MultiSelectOption } from "../../../ui/multi-select";
import type { Pickable } from "./picker-options";

interface Breakdown {
  nodes: readonly { key: string; requests: number }[];
  totalCount: number;
}

/** Null while it is unknown. */
export type CountOf = (value: string) => number | null;

/** What is not among all rows has no request; what is not among the first of them may have some. */
export function toValueCounts(dimension: Pickable, breakdown: Breakdown | undefined): CountOf {
  if (breakdown === undefined) return () => null;
  const { nodes, totalCount } = breakdown;
  // The address writes statuses small.
  const valueOf = (key: string) => (dimension === "status" ? key.toLowerCase() : key);
  const counts = new Map(nodes.map(({ key, requests }) => [valueOf(key), requests]));
  return (value) => counts.get(value) ?? (nodes.length === totalCount ? 0 : null);
}

/** A choice with its count beside it, as far as it is known. */
export function withCount(option: MultiSelectOption, countOf: CountOf, format: Format): MultiSelectOption {
  const count = countOf(option.value);
  const hints = [option.hint ?? [], count === null ? [] : format.exact(count)].flat();
  return { ...option, hint: hints.join(" · ") };
}
