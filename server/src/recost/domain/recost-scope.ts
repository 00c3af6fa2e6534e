/** Whose usage of when is priced anew. Empty lists restrict nothing. */
export interface RecostScope {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Whose calendar the days of a preview are of. */
  readonly timezone: string;
  readonly projectIds: readonly number[];
  readonly providers: readonly string[];
  readonly models: readonly string[];
  /** Only requests without a known cost. */
  readonly unpricedOnly: boolean;
}
