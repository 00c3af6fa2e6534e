import { CrossingChance } from "./forecast-words.js";

/** An estimate in units of its meter, with the days that make it up. */
export interface ProjectedUsage {
  readonly soFar: bigint;
  /** At the period's end. */
  readonly point: bigint;
  readonly low: bigint;
  readonly high: bigint;
  /** Ascending without gaps from now to the period's end, with what each is expected to bring. */
  readonly days: readonly { readonly start: Date; readonly end: Date; readonly expected: number }[];
}

export interface Crossing {
  /** When usage is expected to reach the limit; null when it already has, or is not expected to within the period. */
  readonly at: Date | null;
  readonly chance: CrossingChance;
}

/**
 * When a running period is expected to reach a limit, and how surely it will.
 *
 * @param limit in units of the meter: pico-USD for cost
 */
export function projectCrossing(usage: ProjectedUsage, limit: bigint): Crossing {
  const chance = chanceOf(usage, limit);
  const isExpected = chance === CrossingChance.NEARLY_CERTAIN || chance === CrossingChance.LIKELY;
  return { chance, at: isExpected ? crossingTime(usage, limit) : null };
}

function chanceOf({ soFar, point, low, high }: ProjectedUsage, limit: bigint): CrossingChance {
  if (soFar >= limit) return CrossingChance.REACHED;
  if (low >= limit) return CrossingChance.NEARLY_CERTAIN;
  if (point >= limit) return CrossingChance.LIKELY;
  return high >= limit ? CrossingChance.POSSIBLE : CrossingChance.UNLIKELY;
}

/** Usage is taken to spread evenly over what is left of each day. */
function crossingTime({ soFar, days }: ProjectedUsage, limit: bigint): Date | null {
  let missing = Number(limit - soFar);
  for (const { start, end, expected } of days) {
    if (expected >= missing && expected > 0) {
      return new Date(start.getTime() + (missing / expected) * (end.getTime() - start.getTime()));
    }
    missing -= expected;
  }
  return days.at(-1)?.end ?? null; // the point was rounded up to the limit
}
