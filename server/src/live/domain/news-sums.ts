import type { TickSlice, UsageNews } from "./tick-slice.js";

/** A screen that has to place more than this is quicker to ask again. */
export const MAX_SLICES = 1_000;

/** Adds up news until somebody takes it; never larger than `MAX_SLICES` however long that takes. */
export class NewsSums<Slice extends TickSlice = TickSlice> {
  private readonly slices = new Map<string, Slice>();
  private requests = 0;
  private isListed = true;

  get isEmpty(): boolean {
    return this.requests === 0 && this.isListed;
  }

  add(news: UsageNews<Slice>): void {
    this.requests += news.requests;
    this.isListed &&= news.isListed;
    if (this.isListed) news.slices.forEach((slice) => this.addSlice(slice));
    if (this.slices.size > MAX_SLICES) this.isListed = false;
    if (!this.isListed) this.slices.clear();
  }

  /** Everything since the last time, and begins again. */
  take(): UsageNews<Slice> {
    const news = { requests: this.requests, slices: [...this.slices.values()], isListed: this.isListed };
    this.slices.clear();
    this.requests = 0;
    this.isListed = true;
    return news;
  }

  private addSlice(slice: Slice): void {
    const key = `${slice.dimensionId} ${slice.bucketStart.getTime()}`;
    const before = this.slices.get(key);
    this.slices.set(key, before === undefined ? slice : sum(before, slice));
  }
}

function sum<Slice extends TickSlice>(one: Slice, other: Slice): Slice {
  return {
    ...one,
    requests: one.requests + other.requests,
    unpricedRequests: one.unpricedRequests + other.unpricedRequests,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    totalTokens: one.totalTokens + other.totalTokens,
    cost: one.cost + other.cost,
  };
}
