const STEP_MS = 0.5;

/** Counts millions of latencies in steps of half a millisecond; what never arrived is infinite. */
export class LatencyHistogram {
  private readonly counts = new Map<number, number>();
  private total = 0;

  add(latencyMs: number): void {
    const step = Math.ceil(latencyMs / STEP_MS);
    this.counts.set(step, (this.counts.get(step) ?? 0) + 1);
    this.total += 1;
  }

  /** The latency in ms that this share of them, 0 to 1, does not exceed; NaN without any. */
  at(share: number): number {
    let left = share * this.total;
    for (const [step, count] of [...this.counts].toSorted(([one], [other]) => one - other)) {
      left -= count;
      if (left <= 0) return step * STEP_MS;
    }
    return Number.NaN;
  }
}
