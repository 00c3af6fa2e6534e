import type { FeedTick } from "./usage-tick.js";

const MAX_TICKS = 1_000;
const MAX_RING_SLICES = 20_000;

/** The last ticks of a feed, numbered without gaps: some two minutes of a busy ledger, within a bound of memory. */
export class TickRing {
  private ticks: FeedTick[] = [];
  private slices = 0;
  private lastNumber = 0;

  push(tick: FeedTick): void {
    this.ticks.push(tick);
    this.slices += tick.news.slices.length;
    this.lastNumber = tick.number;
    let stale = 0;
    while (this.ticks.length - stale > MAX_TICKS || this.slices > MAX_RING_SLICES) {
      this.slices -= this.ticks[stale]?.news.slices.length ?? 0;
      stale += 1;
    }
    if (stale > 0) this.ticks = this.ticks.slice(stale);
  }

  /** Every tick after the one with this number; null when some of them are no longer here. */
  after(number: number): readonly FeedTick[] | null {
    if (number >= this.lastNumber) return [];
    const oldest = this.ticks[0];
    if (oldest === undefined || number < oldest.number - 1) return null;
    return this.ticks.slice(number + 1 - oldest.number);
  }
}
