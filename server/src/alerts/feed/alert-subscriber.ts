import { type AlertNews, mergeNews } from "./alert-news.js";

/** One reader of the feed. What comes while it is busy is kept as one message, so a slow one hears less often and never late. */
export class AlertSubscriber implements AsyncIterableIterator<AlertNews> {
  private wake: ((result: IteratorResult<AlertNews>) => void) | null = null;
  private waiting: AlertNews | null = null;
  private isClosed = false;

  /**
   * @param since the cursor that was heard last; null to begin now
   * @param leave called once, when it ends
   */
  constructor(
    readonly since: string | null,
    private readonly leave: (subscriber: AlertSubscriber) => void,
  ) {}

  tell(news: AlertNews): void {
    const { wake } = this;
    this.wake = null;
    if (wake === null) this.waiting = this.waiting === null ? news : mergeNews(this.waiting, news);
    else wake({ done: false, value: news });
  }

  next(): Promise<IteratorResult<AlertNews>> {
    if (this.isClosed) return Promise.resolve({ done: true, value: undefined });
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) return Promise.resolve({ done: false, value: waiting });
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Ends the reading; a reader that waits is let go. */
  return(): Promise<IteratorResult<AlertNews>> {
    const end = { done: true, value: undefined } as const;
    if (!this.isClosed) {
      this.isClosed = true;
      this.waiting = null;
      this.leave(this);
      this.wake?.(end);
      this.wake = null;
    }
    return Promise.resolve(end);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
