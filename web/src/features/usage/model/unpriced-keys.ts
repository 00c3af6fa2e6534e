import type { BreakdownFieldsFragment } from "../../../lib/graphql/graphql";
import { costKnowledge } from "./known-cost";
import type { SeriesAnswer } from "./usage-answer";

interface Breakdowns {
  models: BreakdownFieldsFragment;
  features: BreakdownFieldsFragment;
}

const NONE: ReadonlySet<string> = new Set();

/** Keys of the chart without a single known price. A series does not say so itself, but the lists do. */
export function unpricedKeys(
  { meter, groupBy }: Pick<SeriesAnswer, "meter" | "groupBy">,
  lists: Breakdowns | undefined,
): ReadonlySet<string> {
  if (meter !== "COST" || lists === undefined) return NONE;
  const rows = groupBy === "MODEL" ? lists.models.nodes : groupBy === "FEATURE" ? lists.features.nodes : [];
  const unknown = rows.filter(({ coverage }) => costKnowledge(coverage) === "unknown").map(({ key }) => key);
  return unknown.length === 0 ? NONE : new Set(unknown);
}
