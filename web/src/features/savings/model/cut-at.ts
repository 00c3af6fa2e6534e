import type { NoteCosts } from "../api/use-note-costs";

/** Since when single requests are read, notes and dots alike, where that is later than the range; else null. */
export function cutAt(notes: NoteCosts | undefined, from: string): string | null {
  const since = notes?.since ?? null;
  return since !== null && Date.parse(since) > Date.parse(from) ? since : null;
}
