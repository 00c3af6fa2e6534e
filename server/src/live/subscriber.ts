import { isNews, type UsageTick } from "./domain/usage-tick.js";

/** What a subscriber reads from. */
interface Source {
  /** The number of the last tick. */
  readonly position: number;
  /** What came after a position, added up. */
  tickAfter(position: number): UsageTick;
  leave(subscriber: Subscriber): void;
}

interface Start {
  /** The number of the last tick heard. */
  readonly position: number;
  /** Whether a tick is owed even if there is no news. */
  readonly isDue: boolean;
}

/**
 * One reader of a feed. It holds no news, only how far it has heard: what comes while it is busy is
 * added up once it asks, so a slow reader hears less often, never late, and costs no memory.
 */
export class Subscriber implements AsyncIterableIterator<UsageTick> {
  private position: number;
  private isDue: boolean;
  /** Set while it waits, when it has heard everything. */
  private wake: ((result: IteratorResult<UsageTick>) => void) | null = null;
  private isClosed = false;

  constructor(
    private readonly source: Source,
    { position, isDue }: Start,
  ) {
    this.position = position;
    this.isDue = isDue;
  }

  /** The feed has moved on. Who is busy finds that out by itself. */
  advance(): void {
    if (this.wake === null) return;
    const tick = this.take();
    if (tick !== null) this.hand(tick);
  }

  /** A sign of life has the newest cursor: news up to it that was not told yet takes its place. */
  beat(sign: UsageTick): void {
    if (this.wake === null) {
      this.isDue = true;
      return;
    }
    this.advance();
    this.hand(sign);
  }

  next(): Promise<IteratorResult<UsageTick>> {
    if (this.isClosed) return Promise.resolve({ done: true, value: undefined });
    const tick = this.take();
    if (tick !== null) return Promise.resolve({ done: false, value: tick });
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Ends the reading; a reader that waits is let go. */
  return(): Promise<IteratorResult<UsageTick>> {
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

  private take(): UsageTick | null {
    const { source, position, isDue } = this;
    if (position === source.position && !isDue) return null;
    const tick = source.tickAfter(position);
    this.position = source.position;
    this.isDue = false;
    return isDue || isNews(tick) ? tick : null;
  }

  private hand(tick: UsageTick): void {
    this.wake?.({ done: false, value: tick });
    this.wake = null;
  }
}
