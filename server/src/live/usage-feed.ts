import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { setImmediate as otherWork } from "node:timers/promises";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import { Audience } from "./audience.js";
import { ChannelListener } from "./channel-listener.js";
import { TELL_EVERY_MS, USAGE_CHANNEL } from "./channel.js";
import { FeedLog } from "./domain/feed-log.js";
import type { NamedSlice, SliceDimensions } from "./domain/named-slice.js";
import { NewsSums } from "./domain/news-sums.js";
import { unpackNews } from "./notification.js";
import type { UsageNews } from "./domain/tick-slice.js";
import { UNLISTED, type UsageTick } from "./domain/usage-tick.js";
import { Throttle } from "./throttle.js";

const HEARTBEAT_MS = 10_000;
/** Subscribers told before the process may do something else: unequal ones cost an execution each. */
const TOLD_AT_ONCE = 50;

export interface UsageFeedParts {
  readonly databaseUrl: string;
  /** From `DatabaseSockets.maker`; absent: only a probe finds out that the connection is silent. */
  readonly stream?: (() => Socket) | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** What an id of `usage_dimensions` says; null when there is no such row. */
  readonly dimensionsOf: (id: number) => Promise<SliceDimensions | null>;
  readonly heartbeatMs?: number;
}

export interface FeedRequest {
  /** The last cursor heard; null to begin now. */
  readonly since: string | null;
  /**
   * Subscribers with equal keys share what they hear: the key has to tell apart whatever decides
   * `concerns`, and the rights of those who listen.
   */
  readonly audience: string;
  /** Which slices this audience wants to hear of. Asked for every slice, so it must be quick. */
  readonly concerns: (slice: NamedSlice) => boolean;
}

/**
 * News of recorded usage for the subscribers of this process, whichever replica recorded it. Connects
 * with the first subscriber and stays; never hands out a slice twice, and says when it missed some.
 */
export class UsageFeed {
  private readonly log = new FeedLog(randomUUID());
  private readonly listener: ChannelListener;
  private readonly incoming = new NewsSums();
  private readonly throttle = new Throttle(TELL_EVERY_MS, () => this.emit());
  private readonly audiences = new Map<string, Audience>();
  private readonly watchers = new Set<() => void>();
  private heartbeat: NodeJS.Timeout | null = null;
  private isListening = false;

  constructor(private readonly parts: UsageFeedParts) {
    this.listener = new ChannelListener({
      databaseUrl: parts.databaseUrl,
      stream: parts.stream,
      channel: USAGE_CHANNEL,
      logger: parts.logger,
      onPayload: (payload) => this.receive(payload),
      onListening: () => {
        this.isListening = true;
        // What was recorded in the meantime is told by nobody: everybody has to ask again.
        void this.tell(UNLISTED);
      },
      onLost: () => {
        this.isListening = false;
      },
    });
  }

  /** How many subscriptions are open. */
  get subscriberCount(): number {
    return [...this.audiences.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The first tick comes as soon as nothing can be missed any more: what happened since, or nothing. */
  subscribe({ since, audience, concerns }: FeedRequest): AsyncIterableIterator<UsageTick> {
    this.start();
    const { log, isListening } = this;
    // Who comes during an outage is told to ask again when it ends, whatever was heard before.
    const position = since === null || !isListening ? log.position : log.positionOf(since);
    return this.audienceOf(audience, concerns).join(position, isListening);
  }

  /**
   * Calls back after any news, whatever it is about: as often as subscribers are told. It counts as no subscriber.
   *
   * @returns ends it
   */
  watch(onNews: () => void): () => void {
    this.start();
    this.watchers.add(onNews);
    return () => this.watchers.delete(onNews);
  }

  /** Call when `concerns` says something else than before: what was told, and what was not, is of the past. */
  askAgain(): void {
    // Before the feed listens, everybody is going to be told anyway.
    if (this.isListening) void this.tell(UNLISTED);
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    await Promise.all([...this.audiences.values()].map((audience) => audience.close()));
    await this.throttle.stop();
    await this.listener.close();
  }

  private start(): void {
    if (this.heartbeat !== null) return;
    this.heartbeat = setInterval(() => this.beat(), this.parts.heartbeatMs ?? HEARTBEAT_MS);
    this.listener.start();
  }

  private audienceOf(key: string, concerns: FeedRequest["concerns"]): Audience {
    const known = this.audiences.get(key);
    if (known !== undefined) return known;
    const { log, audiences } = this;
    const { clock } = this.parts;
    const audience = new Audience({ log, clock, concerns, onEmpty: () => audiences.delete(key) });
    audiences.set(key, audience);
    return audience;
  }

  private receive(payload: string): void {
    const news = unpackNews(payload);
    if (news === null) return; // not ours: any user of the database may notify
    this.incoming.add(news);
    this.throttle.request();
  }

  private async emit(): Promise<void> {
    await this.tell(await this.named(this.incoming.take()));
  }

  /** Settles once the messages are made, so that the throttle knows what telling costs. */
  private async tell(news: UsageNews<NamedSlice>): Promise<void> {
    this.log.append(news);
    for (const onNews of this.watchers) onNews();
    await this.forEachAudience((audience) => audience.advance());
  }

  private beat(): void {
    void this.listener.probe();
    if (this.isListening) void this.forEachAudience((audience) => audience.beat());
  }

  /** Recording comes first: it goes on between the audiences. */
  private async forEachAudience(act: (audience: Audience) => void): Promise<void> {
    let told = 0;
    for (const audience of this.audiences.values()) {
      act(audience);
      told += audience.size;
      if (told < TOLD_AT_ONCE) continue;
      told = 0;
      await otherWork();
    }
    await otherWork();
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
}
