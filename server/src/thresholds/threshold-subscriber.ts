import { FeedReader } from "../live/feed-reader.js";
import type { ThresholdNews } from "./threshold-news.js";

interface Source {
  readonly position: number;
  /** The same object for everybody who hears the same. */
  readonly news: ThresholdNews;
  leave(subscriber: ThresholdSubscriber): void;
}

/** One reader of the feed: it holds only how far it has heard, so that a slow one hears less often and never late. */
export class ThresholdSubscriber extends FeedReader<ThresholdNews> {
  /** @param heard the position that was heard last */
  constructor(
    private readonly source: Source,
    private heard: number,
  ) {
    super();
  }

  /** The feed has moved on. Who is busy finds that out by itself. */
  advance(): void {
    if (!this.isWaiting) return;
    const news = this.take();
    if (news !== null) this.hand(news);
  }

  protected take(): ThresholdNews | null {
    if (this.heard === this.source.position) return null;
    this.heard = this.source.position;
    return this.source.news;
  }

  protected leave(): void {
    this.source.leave(this);
  }
}
