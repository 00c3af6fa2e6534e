import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import { ChannelListener } from "./channel-listener.js";
import { COALESCE_MS, USAGE_CHANNEL } from "./channel.js";
import { formatCursor, parseCursor } from "./domain/cursor.js";
import type { NamedSlice, SliceDimensions } from "./domain/named-slice.js";
import { NewsSums } from "./domain/news-sums.js";
import { unpackNews } from "./notification.js";
import { TickRing } from "./domain/tick-ring.js";
import type { UsageNews } from "./domain/tick-slice.js";
import { newsFor, NOTHING, UNLISTED, type UsageTick } from "./domain/usage-tick.js";
import { type FeedMoment, Subscriber } from "./subscriber.js";
import { Throttle } from "./throttle.js";

const HEARTBEAT_MS = 10_000;

export interface UsageFeedParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** What an id of `usage_dimensions` says; null when there is no such row. */
  readonly dimensionsOf: (id: number) => Promise<SliceDimensions | null>;
  readonly heartbeatMs?: number;
}

export interface FeedRequest {
  /** The last cursor heard; null to begin now. */
  readonly since: string | null;
  /** Which slices this subscriber wants to hear of. Asked for every slice, so it must be quick. */
  readonly concerns: (slice: NamedSlice) => boolean;
}

/**
 * News of recorded usage for the subscribers of this process, whichever replica recorded it. Connects
 * with the first subscriber and stays; never hands out a slice twice, and says when it missed some.
 */
export class UsageFeed {
  private readonly id = randomUUID();
  private readonly listener: ChannelListener;
  private readonly incoming = new NewsSums();
  private readonly ring = new TickRing();
  private readonly throttle = new Throttle(COALESCE_MS, () => this.emit());
  private readonly subscribers = new Map<Subscriber, FeedRequest["concerns"]>();
  private heartbeat: NodeJS.Timeout | null = null;
  private isListening = false;
  private number = 0;

  constructor(private readonly parts: UsageFeedParts) {
    this.listener = new ChannelListener({
      databaseUrl: parts.databaseUrl,
      channel: USAGE_CHANNEL,
      logger: parts.logger,
      onPayload: (payload) => this.receive(payload),
      onListening: () => {
        this.isListening = true;
        // What was recorded in the meantime is told by nobody: everybody has to ask again.
        this.tellAll(UNLISTED);
      },
      onLost: () => {
        this.isListening = false;
      },
    });
  }

  /** The first tick comes as soon as nothing can be missed any more: what happened since, or nothing. */
  subscribe({ since, concerns }: FeedRequest): AsyncIterableIterator<UsageTick> {
    this.start();
    const subscriber = new Subscriber((closed) => this.subscribers.delete(closed));
    this.subscribers.set(subscriber, concerns);
    if (this.isListening) subscriber.tell(newsFor(this.newsSince(since), concerns), this.moment());
    return subscriber;
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    await Promise.all([...this.subscribers.keys()].map((subscriber) => subscriber.return()));
    await this.throttle.stop();
    await this.listener.close();
  }

  private start(): void {
    if (this.heartbeat !== null) return;
    this.heartbeat = setInterval(() => this.beat(), this.parts.heartbeatMs ?? HEARTBEAT_MS);
    this.listener.start();
  }

  private receive(payload: string): void {
    const news = unpackNews(payload);
    if (news === null) return; // not ours: any user of the database may notify
    this.incoming.add(news);
    this.throttle.request();
  }

  private async emit(): Promise<void> {
    this.tellAll(await this.named(this.incoming.take()));
  }

  private tellAll(news: UsageNews<NamedSlice>): void {
    this.number += 1;
    const moment = this.moment();
    this.ring.push({ number: this.number, news });
    for (const [subscriber, concerns] of this.subscribers) {
      const own = newsFor(news, concerns);
      if (own.requests > 0 || !own.isListed) subscriber.tell(own, moment);
    }
  }

  /** Moves cursors on as well, also of those whom no news concerned. */
  private beat(): void {
    void this.listener.probe();
    if (!this.isListening) return;
    const moment = this.moment();
    for (const subscriber of this.subscribers.keys()) subscriber.tell(NOTHING, moment);
  }

  private newsSince(since: string | null): UsageNews<NamedSlice> {
    if (since === null) return NOTHING;
    const position = parseCursor(since);
    if (position === null || position.feedId !== this.id || position.number > this.number) return UNLISTED;
    const ticks = this.ring.after(position.number);
    if (ticks === null) return UNLISTED;
    const sums = new NewsSums<NamedSlice>();
    ticks.forEach(({ news }) => sums.add(news));
    return sums.take();
  }

  private async named(news: UsageNews): Promise<UsageNews<NamedSlice>> {
    const { dimensionsOf, logger } = this.parts;
    try {
      const slices: NamedSlice[] = [];
      for (const slice of news.slices) {
        const dimensions = await dimensionsOf(slice.dimensionId);
        if (dimensions === null) return { ...news, slices: [], isListed: false };
        slices.push({ ...slice, ...dimensions });
      }
      return { ...news, slices };
    } catch (error) {
      logger.warn({ err: error }, "news of recorded usage could not be read; subscribers will ask again");
      return { ...news, slices: [], isListed: false };
    }
  }

  private moment(): FeedMoment {
    return { cursor: formatCursor({ feedId: this.id, number: this.number }), at: this.parts.clock() };
  }
}
