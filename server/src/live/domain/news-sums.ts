import type { TickSlice, UsageNews } from "./tick-slice.js";

/** A screen that has to place more than this is quicker to ask again. */
export const MAX_SLICES = 1_000;

/** Adds up news until somebody takes it; never larger than `MAX_SLICES` however long that takes. */
export class NewsSums<Slice extends TickSlice = TickSlice> {
  /** By dimensions and start of the bucket: numbers, because a text per event would cost more than the sum. */
  private readonly places = new Map<number, Map<number, SliceSum<Slice>>>();
  /** In the order they began. */
  private sums: SliceSum<Slice>[] = [];
  private requests = 0;
  private isListed = true;

  get isEmpty(): boolean {
    return this.requests === 0 && this.isListed;
  }

  add(news: UsageNews<Slice>): void {
    this.requests += news.requests;
    if (!news.isListed) this.unlist();
    for (const slice of news.slices) {
      if (!this.isListed) return;
      this.addSlice(slice);
      if (this.sums.length > MAX_SLICES) this.unlist();
    }
  }

  /** Everything since the last time, and begins again. */
  take(): UsageNews<Slice> {
    const slices = this.sums.map((sum) => sum.toSlice());
    const news = { requests: this.requests, slices, isListed: this.isListed };
    this.clear();
    this.requests = 0;
    this.isListed = true;
    return news;
  }

  private addSlice(slice: Slice): void {
    let buckets = this.places.get(slice.dimensionId);
    if (buckets === undefined) {
      buckets = new Map();
      this.places.set(slice.dimensionId, buckets);
    }
    const start = slice.bucketStart.getTime();
    const known = buckets.get(start);
    if (known !== undefined) {
      known.add(slice);
      return;
    }
    const sum = new SliceSum(slice);
    buckets.set(start, sum);
    this.sums.push(sum);
  }

  private unlist(): void {
    this.isListed = false;
    this.clear();
  }

  private clear(): void {
    this.places.clear();
    this.sums = [];
  }
}

/** Slices of one bucket and one set of dimensions. */
class SliceSum<Slice extends TickSlice> {
  private requests: number;
  private unpricedRequests: number;
  private inputTokens: bigint;
  private outputTokens: bigint;
  private totalTokens: bigint;
  private cost: bigint;

  constructor(private readonly first: Slice) {
    this.requests = first.requests;
    this.unpricedRequests = first.unpricedRequests;
    this.inputTokens = first.inputTokens;
    this.outputTokens = first.outputTokens;
    this.totalTokens = first.totalTokens;
    this.cost = first.cost;
  }

  add(slice: Slice): void {
    this.requests += slice.requests;
    this.unpricedRequests += slice.unpricedRequests;
    this.inputTokens += slice.inputTokens;
    this.outputTokens += slice.outputTokens;
    this.totalTokens += slice.totalTokens;
    this.cost += slice.cost;
  }

  toSlice(): Slice {
    const { first, requests, unpricedRequests, inputTokens, outputTokens, totalTokens, cost } = this;
    return { ...first, requests, unpricedRequests, inputTokens, outputTokens, totalTokens, cost };
  }
}
