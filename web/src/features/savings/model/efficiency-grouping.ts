import type { UsageDimension } from "../../../lib/graphql/graphql";
import type { Grouping } from "../../../lib/url-grammar";

/** By what the efficiency is told; as the address says it. */
export const EFFICIENCY_GROUPINGS = ["model", "feature"] as const satisfies readonly Grouping[];
export type EfficiencyGrouping = (typeof EFFICIENCY_GROUPINGS)[number];

const DIMENSION = { model: "MODEL", feature: "FEATURE" } as const satisfies Record<EfficiencyGrouping, UsageDimension>;

/** Any other grouping of a link is by model here. */
export function efficiencyGrouping(by: Grouping): { by: EfficiencyGrouping; dimension: UsageDimension } {
  const known = EFFICIENCY_GROUPINGS.find((one) => one === by) ?? "model";
  return { by: known, dimension: DIMENSION[known] };
}
