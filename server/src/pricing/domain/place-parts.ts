/** Tokens as many report them: two wholes, their parts, and perhaps a total. Whole numbers of 0 or more. */
export interface ReportedTotals {
  readonly input: number;
  readonly output: number;
  /** Read from and written to the cache, together. */
  readonly cache: number;
  readonly reasoning: number;
  /** Null when none was reported. */
  readonly total: number | null;
}

/** Where the parts of a report stand, and what its total says beyond them. */
export interface PlacedParts {
  /** Whether `input` includes the cached tokens. */
  readonly cacheInside: boolean;
  /** Whether `output` includes the reasoning. */
  readonly reasoningInside: boolean;
  /** Tokens of the total that no field accounts for; 0 when the total is smaller or absent. */
  readonly hidden: number;
  /** Whether the numbers leave a doubt; the reading is then the one that costs no less. */
  readonly ambiguous: boolean;
}

type Places = Pick<PlacedParts, "cacheInside" | "reasoningInside">;

const INSIDE: Places = { cacheInside: true, reasoningInside: true };
const REASONING_BESIDE: Places = { cacheInside: true, reasoningInside: false };
const CACHE_BESIDE: Places = { cacheInside: false, reasoningInside: true };
const BOTH_BESIDE: Places = { cacheInside: false, reasoningInside: false };

/**
 * Tells by the total whether cached and reasoning tokens are inside their wholes or beside them:
 * 2,640 in, 182 out, 672 reasoning of 3,494 in all are 854 tokens of output; of 2,822 in all, 182.
 *
 * A part larger than its whole is beside it, whatever the total says. Without a total parts that fit
 * are inside. When two readings meet the total, or none does, the result is `ambiguous`.
 */
export function placeParts(report: ReportedTotals): PlacedParts {
  const { input, output, cache, reasoning, total } = report;
  const possible = [INSIDE, REASONING_BESIDE, CACHE_BESIDE, BOTH_BESIDE].filter(
    ({ cacheInside, reasoningInside }) =>
      (cacheInside ? cache <= input : cache > 0) && (reasoningInside ? reasoning <= output : reasoning > 0),
  );
  const [likeliest = BOTH_BESIDE] = possible;
  if (total === null) return { ...likeliest, hidden: 0, ambiguous: false };

  const [met, ...alsoMet] = possible.filter((places) => sumOf(report, places) === total);
  if (met !== undefined) return { ...met, hidden: 0, ambiguous: met !== INSIDE && alsoMet.length > 0 };
  return { ...likeliest, hidden: Math.max(0, total - sumOf(report, likeliest)), ambiguous: true };
}

function sumOf({ input, output, cache, reasoning }: ReportedTotals, { cacheInside, reasoningInside }: Places): number {
  return input + output + (cacheInside ? 0 : cache) + (reasoningInside ? 0 : reasoning);
}
