import { FeedReader } from "../../live/feed-reader.js";
import { type AlertNews, mergeNews } from "./alert-news.js";

/** One reader of the feed. What comes while it is busy is kept as one message, so a slow one hears less often and never late. */
export class AlertSubscriber extends FeedReader<AlertNews> {
  private waiting: AlertNews | null = null;

  /**
   * @param since the cursor that was heard last; null to begin now
   * @param onEnd called once, when it ends
   */
  constructor(
    readonly since: string | null,
    private readonly onEnd: (subscriber: AlertSubscriber) => void,
  ) {
    super();
  }

  tell(news: AlertNews): void {
    if (this.isWaiting) this.hand(news);
    else this.waiting = this.waiting === null ? news : mergeNews(this.waiting, news);
  }

  protected take(): AlertNews | null {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }

  protected leave(): void {
    this.waiting = null;
    this.onEnd(this);
  }
}
