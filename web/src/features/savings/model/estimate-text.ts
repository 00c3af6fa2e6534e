import type { Format } from "../../../lib/format";

/** From here on a difference is shown: below, its tenth of a percent is 0. */
const LEAST_SHOWN = 0.0005;

/** Which side of what was reported a ratio is on, as far as that is shown. */
export function estimateSide(ratio: number): "high" | "low" | "exact" {
  if (Math.abs(ratio - 1) < LEAST_SHOWN) return "exact";
  return ratio > 1 ? "high" : "low";
}

/** A ratio of 1.042 is `+4.2%`, one of 0.9 `−10.0%`. */
export function driftText(ratio: number, format: Pick<Format, "percentAligned">): string {
  const side = estimateSide(ratio);
  if (side === "exact") return format.percentAligned(0);
  return `${side === "high" ? "+" : "−"}${format.percentAligned(Math.abs(ratio - 1))}`;
}

/** How far from the reported number the drawing reaches to either side. */
const REACH = 0.5;

/** Where a ratio is drawn, 0 to 1: what was reported is in the middle, and what is farther away lies at the end. */
export function driftPlace(ratio: number): number {
  return Math.max(0, Math.min(1, 0.5 + (ratio - 1) / (2 * REACH)));
}
