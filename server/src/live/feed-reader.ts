/**
 * One reader of a feed, as a subscription iterates it. What it has to hear is for those who extend it: it waits when there is
 * nothing, and is let go when it ends.
 */
export abstract class FeedReader<News> implements AsyncIterableIterator<News> {
  /** Set while it waits, when it has heard everything. */
  private wake: ((result: IteratorResult<News>) => void) | null = null;
  private isClosed = false;

  next(): Promise<IteratorResult<News>> {
    if (this.isClosed) return Promise.resolve({ done: true, value: undefined });
    const news = this.take();
    if (news !== null) return Promise.resolve({ done: false, value: news });
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Ends the reading; a reader that waits is let go. */
  return(): Promise<IteratorResult<News>> {
    const end = { done: true, value: undefined } as const;
    if (!this.isClosed) {
      this.isClosed = true;
      this.leave();
      this.wake?.(end);
      this.wake = null;
    }
    return Promise.resolve(end);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Who is busy asks by itself. */
  protected get isWaiting(): boolean {
    return this.wake !== null;
  }

  /** To a reader that waits. */
  protected hand(news: News): void {
    this.wake?.({ done: false, value: news });
    this.wake = null;
  }

  /** What was not heard yet; null when all was. */
  protected abstract take(): News | null;

  /** Called once, when it ends. */
  protected abstract leave(): void;
}
