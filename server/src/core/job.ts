/** Recurring work that one replica at a time does. */
export interface Job {
  readonly name: string;
  /** From the begin of one run to the begin of the next; 1,000 at least. A run that takes longer is followed at once. */
  readonly everyMs: number;
  /**
   * Must be safe to repeat, and harmless beside the last statement of a run that lost its lease. Ends soon
   * when the signal says so: the process stops, or the lease is lost and another replica takes over.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
}
