import type { ThresholdNews } from "./threshold-news.js";

interface Source {
  readonly position: number;
  /** The same object for everybody who hears the same. */
  readonly news: ThresholdNews;
  leave(subscriber: ThresholdSubscriber): void;
}

/** One reader of the feed: it holds only how far it has heard, so that a slow one hears less often and never late. */
export class ThresholdSubscriber implements AsyncIterableIterator<ThresholdNews> {
  private wake: ((result: IteratorResult<ThresholdNews>) => void) | null = null;
  private isClosed = false;

  /** @param heard the position that was heard last */
  constructor(
    private readonly source: Source,
    private heard: number,
  ) {}

  /** The feed has moved on. Who is busy finds that out by itself. */
  advance(): void {
    const { wake } = this;
    if (wake === null || this.heard === this.source.position) return;
    this.wake = null;
    wake(this.take());
  }

  next(): Promise<IteratorResult<ThresholdNews>> {
    if (this.isClosed) return Promise.resolve({ done: true, value: undefined });
    if (this.heard !== this.source.position) return Promise.resolve(this.take());
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Ends the reading; a reader that waits is let go. */
  return(): Promise<IteratorResult<ThresholdNews>> {
    const end = { done: true, value: undefined } as const;
    if (!this.isClosed) {
      this.isClosed = true;
      this.source.leave(this);
      this.wake?.(end);
      this.wake = null;
    }
    return Promise.resolve(end);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private take(): IteratorResult<ThresholdNews> {
    this.heard = this.source.position;
    return { done: false, value: this.source.news };
  }
}
