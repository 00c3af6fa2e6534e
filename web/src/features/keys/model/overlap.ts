/** For how many hours a former secret can go on; the server takes at most 720. */
export const OVERLAPS = ["0", "1", "24", "168", "720"] as const;
export type Overlap = (typeof OVERLAPS)[number];

const HOUR_MS = 3_600_000;

/** When the former secret ends; null for at once. */
export function formerEnds(overlap: Overlap, nowMs: number): string | null {
  return overlap === "0" ? null : new Date(nowMs + Number(overlap) * HOUR_MS).toISOString();
}
