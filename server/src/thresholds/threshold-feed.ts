import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { Logger } from "pino";
import { ChannelListener } from "../live/channel-listener.js";
import { Throttle } from "../live/throttle.js";
import type { UsageFeed } from "../live/usage-feed.js";
import type { ThresholdNews } from "./threshold-news.js";
import { ThresholdSubscriber } from "./threshold-subscriber.js";

/** Told by triggers on alerts and thresholds, when the transaction that changed them has committed. */
const CHANNEL = "alerts_changed";
/** Whoever is told asks for statuses, which may read the counters of every app user. */
const TELL_EVERY_MS = 2_000;
const PROBE_EVERY_MS = 10_000;

export interface ThresholdFeedParts {
  readonly databaseUrl: string;
  /** From `DatabaseSockets.maker`; absent: only a probe finds out that the connection is silent. */
  readonly stream?: (() => Socket) | undefined;
  readonly logger: Logger;
  readonly usage: Pick<UsageFeed, "watch">;
  readonly everyMs?: number;
}

/**
 * Tells that something of thresholds changed, or was used: at once after silence, then at most every two seconds. What it
 * was is for statuses to say, so nothing is kept of it. It listens from the first subscriber on.
 */
export class ThresholdFeed {
  private readonly id = randomUUID();
  private readonly subscribers = new Set<ThresholdSubscriber>();
  private readonly throttle: Throttle;
  private readonly listener: ChannelListener;
  private told = 1;
  private current: ThresholdNews = { cursor: this.cursorAt(1) };
  private isListening = false;
  private probing: NodeJS.Timeout | null = null;
  private unwatch: (() => void) | null = null;

  constructor({ everyMs = TELL_EVERY_MS, usage, ...parts }: ThresholdFeedParts) {
    this.watchUsage = () => usage.watch(() => this.note());
    this.throttle = new Throttle(everyMs, () => this.tell());
    this.listener = new ChannelListener({
      ...parts,
      channel: CHANNEL,
      onPayload: () => this.note(),
      onListening: () => {
        this.isListening = true;
        // What changed in the meantime is told by nobody.
        this.note();
      },
      onLost: () => {
        this.isListening = false;
      },
    });
  }

  private readonly watchUsage: () => () => void;

  get subscriberCount(): number {
    return this.subscribers.size;
  }

  get position(): number {
    return this.told;
  }

  get news(): ThresholdNews {
    return this.current;
  }

  /** Without a cursor, or with another than the newest, the first news comes at once, when nothing can be missed any more. */
  subscribe(since: string | null): AsyncIterableIterator<ThresholdNews> {
    this.start();
    const isUpToDate = !this.isListening || since === this.current.cursor;
    const subscriber = new ThresholdSubscriber(this, isUpToDate ? this.told : 0);
    this.subscribers.add(subscriber);
    return subscriber;
  }

  leave(subscriber: ThresholdSubscriber): void {
    this.subscribers.delete(subscriber);
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    this.unwatch?.();
    if (this.probing !== null) clearInterval(this.probing);
    await Promise.all([...this.subscribers].map((subscriber) => subscriber.return()));
    await this.throttle.stop();
    await this.listener.close();
  }

  private start(): void {
    if (this.unwatch !== null) return;
    this.unwatch = this.watchUsage();
    this.probing = setInterval(() => void this.listener.probe(), PROBE_EVERY_MS);
    this.listener.start();
  }

  /** News while nobody listens are kept as one: whoever comes then has another cursor. */
  private note(): void {
    this.throttle.request();
  }

  private tell(): Promise<void> {
    this.told += 1;
    this.current = { cursor: this.cursorAt(this.told) };
    for (const subscriber of this.subscribers) subscriber.advance();
    return Promise.resolve();
  }

  private cursorAt(position: number): string {
    return `${this.id}.${position}`;
  }
}
