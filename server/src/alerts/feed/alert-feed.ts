import type { Socket } from "node:net";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import { ChannelListener } from "../../live/channel-listener.js";
import { Throttle } from "../../live/throttle.js";
import type { AlertNews } from "./alert-news.js";
import { AlertSubscriber } from "./alert-subscriber.js";
import type { NewsQuestion, ReadNews } from "./read-alert-news.js";

/** Told by a trigger when the transaction that changed alerts has committed. */
const CHANNEL = "alerts_changed";
const TELL_EVERY_MS = 250;
const HEARTBEAT_MS = 10_000;

export interface AlertFeedParts {
  readonly databaseUrl: string;
  /** From `DatabaseSockets.maker`; absent: only a probe finds out that the connection is silent. */
  readonly stream?: (() => Socket) | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly read: (question: NewsQuestion) => Promise<ReadNews>;
  readonly heartbeatMs?: number;
}

/**
 * Alerts as they change, for the subscribers of this process, whichever replica changed them. A notification only says that
 * it is time to look: what changed is read from the table, by the snapshot that was seen last, so that nothing is missed
 * while nobody listens. Connects with the first subscriber and stays.
 */
export class AlertFeed {
  private readonly listener: ChannelListener;
  private readonly throttle = new Throttle(TELL_EVERY_MS, () => this.look());
  private readonly subscribers = new Set<AlertSubscriber>();
  /** Those that have heard nothing yet. */
  private beginners = new Set<AlertSubscriber>();
  private heartbeat: NodeJS.Timeout | null = null;
  private isListening = false;
  private isBeatDue = false;
  private isFailing = false;
  private last: Pick<AlertNews, "cursor" | "open"> | null = null;

  constructor(private readonly parts: AlertFeedParts) {
    this.listener = new ChannelListener({
      databaseUrl: parts.databaseUrl,
      stream: parts.stream,
      channel: CHANNEL,
      logger: parts.logger,
      onPayload: () => this.throttle.request(),
      onListening: () => {
        this.isListening = true;
        this.throttle.request();
      },
      onLost: () => {
        this.isListening = false;
      },
    });
  }

  /** How many subscriptions are open. */
  get subscriberCount(): number {
    return this.subscribers.size + this.beginners.size;
  }

  /**
   * The first news comes as soon as nothing can be missed any more: what changed since, or nothing.
   *
   * @param since the cursor that was heard last, in whatever process; null to begin now
   */
  subscribe(since: string | null): AsyncIterableIterator<AlertNews> {
    const subscriber = new AlertSubscriber(since, (ended) => {
      this.subscribers.delete(ended);
      this.beginners.delete(ended);
    });
    this.beginners.add(subscriber);
    if (this.heartbeat === null) this.start();
    else if (this.isListening) this.throttle.request();
    return subscriber;
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    await Promise.all([...this.subscribers, ...this.beginners].map((subscriber) => subscriber.return()));
    await this.throttle.stop();
    await this.listener.close();
  }

  private start(): void {
    this.heartbeat = setInterval(() => this.beat(), this.parts.heartbeatMs ?? HEARTBEAT_MS);
    this.listener.start();
  }

  /** A sign of life is read as news are: that the database was heard is what it says. */
  private beat(): void {
    void this.listener.probe();
    if (!this.isListening) return;
    this.isBeatDue = true;
    this.throttle.request();
  }

  private async look(): Promise<void> {
    if (!this.isListening || this.subscriberCount === 0) return;
    const beginners = [...this.beginners];
    const { last, parts } = this;
    const asked = beginners.flatMap(({ since }) => since ?? []);
    try {
      const since = new Set(last === null ? asked : [last.cursor, ...asked]);
      const read = await parts.read({ since, now: parts.clock() });
      this.isFailing = false;
      this.tell(read, beginners);
    } catch (error) {
      if (!this.isFailing) parts.logger.warn({ err: error }, "news of alerts could not be read; trying again");
      this.isFailing = true;
      this.throttle.request();
    }
  }

  private tell(read: ReadNews, beginners: readonly AlertSubscriber[]): void {
    const news = this.last === null ? read.now : read.since(this.last.cursor);
    const isNews = news.alerts.length > 0 || news.droppedBefore !== null || news.open !== this.last?.open;
    if (isNews || this.isBeatDue) for (const subscriber of this.subscribers) subscriber.tell(news);
    for (const beginner of beginners) {
      if (!this.beginners.delete(beginner)) continue; // it ended meanwhile
      this.subscribers.add(beginner);
      beginner.tell(beginner.since === null ? read.now : read.since(beginner.since));
    }
    this.isBeatDue = false;
    this.last = news;
  }
}
