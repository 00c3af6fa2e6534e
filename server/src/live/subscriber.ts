import { isNews, type UsageTick } from "./domain/usage-tick.js";
import { FeedReader } from "./feed-reader.js";

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
export class Subscriber extends FeedReader<UsageTick> {
  private position: number;
  private isDue: boolean;

  constructor(
    private readonly source: Source,
    { position, isDue }: Start,
  ) {
    super();
    this.position = position;
    this.isDue = isDue;
  }

  /** The feed has moved on. Who is busy finds that out by itself. */
  advance(): void {
    if (!this.isWaiting) return;
    const tick = this.take();
    if (tick !== null) this.hand(tick);
  }

  /** A sign of life has the newest cursor: news up to it that was not told yet takes its place. */
  beat(sign: UsageTick): void {
    if (!this.isWaiting) {
      this.isDue = true;
      return;
    }
    this.advance();
    this.hand(sign);
  }

  protected take(): UsageTick | null {
    const { source, position, isDue } = this;
    if (position === source.position && !isDue) return null;
    const tick = source.tickAfter(position);
    this.position = source.position;
    this.isDue = false;
    return isDue || isNews(tick) ? tick : null;
  }

  protected leave(): void {
    this.source.leave(this);
  }
}
