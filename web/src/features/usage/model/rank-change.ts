/** How a place in a ranking moved. */
export type RankChange = { kind: "up" | "down"; places: number } | { kind: "same" } | { kind: "new" };

/** @param before null for who had no usage then */
export function rankChange(rank: number, before: number | null): RankChange {
  if (before === null) return { kind: "new" };
  if (rank === before) return { kind: "same" };
  return rank < before ? { kind: "up", places: before - rank } : { kind: "down", places: rank - before };
}
