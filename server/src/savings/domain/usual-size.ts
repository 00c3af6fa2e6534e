/** Sizes of successful, needed requests of a cell at 5, 25, 50, 75 and 95 percent. */
export interface UsualSizes {
  readonly requests: number;
  readonly input: Quantiles;
  readonly answer: Quantiles;
  readonly reasoning: Quantiles;
}

export interface Quantiles {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * What is far from usual: `times` the median, or, where sizes vary much by themselves, the median times the
 * third power of the ratio of its quartiles: about four deviations of a log-normal distribution. `atLeast`
 * tokens, below which nothing is worth a word.
 */
export const FAR_FROM_USUAL = {
  input: { times: 4, atLeast: 2_000 },
  answer: { times: 3, atLeast: 300 },
  reasoning: { times: 3, atLeast: 600 },
} as const;

/** A long input is justified by an answer that is as many times as long as usual, and the reverse. */
export const JUSTIFIED_TIMES = 2;

/** What is not rare is usual: no more of a cell's requests than this may be far from it. */
export const MOST_OUTLIERS = 0.25;
