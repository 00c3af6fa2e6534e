/** What one 15-minute bucket gained for one set of dimensions. */
export interface TickSlice {
  /** A row of `usage_dimensions`. */
  readonly dimensionId: number;
  readonly bucketStart: Date;
  readonly requests: number;
  readonly unpricedRequests: number;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  readonly totalTokens: bigint;
  /** Pico-USD of the requests that are priced. */
  readonly cost: bigint;
}

/**
 * What was committed, in sums. When it is too much to list, only how many requests: whoever shows
 * usage then has to ask again.
 */
export interface UsageNews<Slice extends TickSlice = TickSlice> {
  readonly requests: number;
  /** Empty when the news is not listed, or when there is none. */
  readonly slices: readonly Slice[];
  readonly isListed: boolean;
}
