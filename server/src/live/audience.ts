import type { Clock } from "../core/clock.js";
import type { FeedLog } from "./domain/feed-log.js";
import type { NamedSlice } from "./domain/named-slice.js";
import { toTick, type UsageTick } from "./domain/usage-tick.js";
import { Subscriber } from "./subscriber.js";

/** Hardly ever more than two: subscribers that keep up are all at one position. */
const MAX_SHARED_TICKS = 16;

export interface AudienceParts {
  readonly log: FeedLog;
  readonly clock: Clock;
  readonly concerns: (slice: NamedSlice) => boolean;
  readonly onEmpty: () => void;
}

/**
 * Subscribers who are to hear the same: news is filtered once for all of them, and those who have heard
 * equally much get the very same tick object, so that whatever is made of it can be shared as well.
 */
export class Audience {
  private readonly subscribers = new Set<Subscriber>();
  /** Ticks up to `ticksUntil`, by the position that they follow. */
  private readonly ticks = new Map<number, UsageTick>();
  private ticksUntil = 0;

  constructor(private readonly parts: AudienceParts) {}

  get size(): number {
    return this.subscribers.size;
  }

  get position(): number {
    return this.parts.log.position;
  }

  /** @param isDue whether the subscriber is owed a tick even if there is no news */
  join(position: number, isDue: boolean): Subscriber {
    const subscriber = new Subscriber(this, { position, isDue });
    this.subscribers.add(subscriber);
    return subscriber;
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size === 0) this.parts.onEmpty();
  }

  /** The log has a new tick. */
  advance(): void {
    for (const subscriber of this.subscribers) subscriber.advance();
  }

  /** Shows that the feed lives, and moves cursors on also where no news concerned anybody. */
  beat(): void {
    this.ticks.clear();
    const sign = this.tickAfter(this.position);
    for (const subscriber of this.subscribers) subscriber.beat(sign);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscribers].map((subscriber) => subscriber.return()));
  }

  tickAfter(position: number): UsageTick {
    const { log, clock, concerns } = this.parts;
    if (this.ticksUntil !== log.position) this.ticks.clear();
    this.ticksUntil = log.position;
    const known = this.ticks.get(position);
    if (known !== undefined) return known;
    const tick = toTick(log.newsAfter(position, concerns), { cursor: log.cursor, at: clock() });
    // A sign of life is of its own instant.
    if (position !== log.position && this.ticks.size < MAX_SHARED_TICKS) this.ticks.set(position, tick);
    return tick;
  }
}
