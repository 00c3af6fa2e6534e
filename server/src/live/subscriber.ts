import { NewsSums } from "./domain/news-sums.js";
import type { NamedSlice } from "./domain/named-slice.js";
import type { UsageNews } from "./domain/tick-slice.js";
import type { UsageTick } from "./domain/usage-tick.js";

/** Where the feed stands as it tells something. */
export interface FeedMoment {
  readonly cursor: string;
  readonly at: Date;
}

/**
 * One reader of a feed. What comes while it is busy is added up, so a slow reader hears less often,
 * never late, and holds no more memory than a quick one.
 */
export class Subscriber implements AsyncIterableIterator<UsageTick> {
  private readonly sums = new NewsSums<NamedSlice>();
  private moment: FeedMoment | null = null;
  private wake: ((result: IteratorResult<UsageTick>) => void) | null = null;
  private isClosed = false;

  constructor(private readonly onClose: (subscriber: Subscriber) => void) {}

  /** News may be empty: then the tick is a sign of life. */
  tell(news: UsageNews<NamedSlice>, moment: FeedMoment): void {
    if (this.isClosed) return;
    this.sums.add(news);
    this.moment = moment;
    const { wake } = this;
    if (wake === null) return;
    this.wake = null;
    wake({ done: false, value: this.take(moment) });
  }

  next(): Promise<IteratorResult<UsageTick>> {
    if (this.isClosed) return Promise.resolve({ done: true, value: undefined });
    if (this.moment !== null) return Promise.resolve({ done: false, value: this.take(this.moment) });
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Ends the reading; a reader that waits is let go. */
  return(): Promise<IteratorResult<UsageTick>> {
    const end = { done: true, value: undefined } as const;
    if (!this.isClosed) {
      this.isClosed = true;
      this.onClose(this);
      this.wake?.(end);
    }
    return Promise.resolve(end);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private take({ cursor, at }: FeedMoment): UsageTick {
    const { requests, slices, isListed } = this.sums.take();
    this.moment = null;
    return { cursor, at, droppedBefore: isListed ? null : at, requests, slices };
  }
}
