/** Counts of a report in which the total may tell whether parts are inside or outside of what should hold them. */
export interface TotalledReport {
  readonly input: number;
  readonly output: number;
  readonly total: number | null;
  /** Read from the cache and written to it. */
  readonly cached: number;
  readonly reasoning: number;
}

export interface PartsOutside {
  readonly cached: boolean;
  readonly reasoning: boolean;
}

/**
 * Which parts stand outside input and output, although the shape has them inside. xAI's reasoning does: of
 * 2,640 + 182 tokens with 672 of reasoning the total is 3,494. A gap that no part explains says nothing.
 */
export function partsOutside({ input, output, total, cached, reasoning }: TotalledReport): PartsOutside {
  if (total === null) return { cached: false, reasoning: reasoning > output };
  const gap = total - input - output;
  if (gap <= 0) return { cached: false, reasoning: false };
  if (gap === reasoning) return { cached: false, reasoning: true };
  if (gap === cached) return { cached: true, reasoning: false };
  const both = gap === cached + reasoning;
  return { cached: both, reasoning: both };
}
