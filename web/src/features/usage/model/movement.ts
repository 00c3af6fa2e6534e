import type { Delta } from "../../../lib/format";
import type { BreakdownFieldsFragment } from "../../../lib/graphql/graphql";

type Row = Pick<BreakdownFieldsFragment["nodes"][number], "previous" | "rank" | "rankBefore">;

export interface Movement {
  /** Against the period compared with; null where nothing of it is known. */
  delta: Delta | null;
  /** Places up, below zero down; null for one that was not there before. */
  places: number | null;
}

/** How a row moved; null without a comparison. */
export function movementOf(
  row: Row,
  current: string | null,
  { isCompared, delta }: { isCompared: boolean; delta: (current: string, previous: string) => Delta },
): Movement | null {
  if (!isCompared) return null;
  const { previous, rank, rankBefore } = row;
  return {
    delta: current === null || previous === null ? null : delta(current, previous),
    places: rankBefore === null ? null : rankBefore - rank,
  };
}
