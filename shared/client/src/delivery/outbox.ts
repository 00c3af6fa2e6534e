import type { Spool } from "../spool/spool.js";
import { EventQueue } from "./event-queue.js";
import type { QueuedEvent } from "./queued-event.js";

export interface OutboxBounds {
  readonly maxQueuedEvents: number;
  readonly maxQueuedBytes: number;
  readonly maxBatchEvents: number;
}

/** Well below the server's 8 MiB, as each event is JSON in a list. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Every event that is not acknowledged: in memory up to the bounds, and with a spool on disk as well. Beyond the bounds
 * the oldest is given up; with a spool the newest stays on disk until there is room, and nothing is given up.
 */
export class Outbox {
  readonly #queue = new EventQueue();
  #sentEvents = 0;
  #sentBytes = 0;
  #isClosed = false;

  constructor(
    private readonly bounds: OutboxBounds,
    private readonly spool: Spool | null,
    private readonly dropped: (events: number, why: string) => void,
  ) {}

  get queued(): number {
    return this.#queue.size;
  }

  /** In memory, those on their way included. */
  get bytes(): number {
    return this.#queue.bytes + this.#sentBytes;
  }

  get inFlight(): number {
    return this.#sentEvents;
  }

  /** On disk alone. */
  get spooled(): number {
    return this.spool?.waitingEvents ?? 0;
  }

  get pending(): number {
    return this.queued + this.inFlight + this.spooled;
  }

  get hasFullBatch(): boolean {
    return this.#queue.size >= this.bounds.maxBatchEvents;
  }

  add(json: string): void {
    const bytes = Buffer.byteLength(json);
    const waitsBehind = this.spool !== null && (this.spool.holdsBack || !this.#hasRoomFor(bytes));
    if (waitsBehind && this.spool.holdBack(json, bytes)) return;
    const segment = waitsBehind ? null : (this.spool?.append(json, bytes) ?? null);
    this.#queue.push({ json, bytes, segment });
    this.#dropBeyondBounds();
  }

  /** Takes over what processes that are gone left on disk. */
  adopt(): void {
    this.spool?.adopt();
  }

  /** The next batch, now on its way; empty when nothing waits. */
  async take(): Promise<QueuedEvent[]> {
    if (this.#queue.size === 0 && this.spool !== null) {
      for (const event of await this.spool.load()) this.#queue.push(event);
    }
    const batch = this.#queue.take(this.bounds.maxBatchEvents, MAX_BATCH_BYTES);
    this.#sentEvents += batch.length;
    this.#sentBytes += bytesOf(batch);
    return batch;
  }

  /** They were answered for good, whatever the answer was. */
  settle(events: readonly QueuedEvent[]): void {
    this.#arrived(events);
    // What a closed spool left is another ledger's by now: that one may send them again, under the same ids.
    if (this.#isClosed) return;
    for (const { segment } of events) if (segment !== null) this.spool?.settle(segment);
  }

  /** They were not taken, and go first when it is tried again. */
  giveBack(events: readonly QueuedEvent[]): void {
    this.#arrived(events);
    if (this.#isClosed) return this.#lose(events);
    this.#queue.giveBack(events);
    // A segment that was read is in memory whole, be it a little beyond the bounds.
    if (this.spool === null) this.#dropBeyondBounds();
  }

  /** Closes the spool. What is in memory alone is lost: at once, or when those on their way are not taken. */
  close(): void {
    this.#isClosed = true;
    this.spool?.close();
    this.#lose(this.#queue.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY));
  }

  #lose(events: readonly QueuedEvent[]): void {
    const lost = events.filter(({ segment }) => segment === null).length;
    if (lost > 0) this.dropped(lost, "the ledger was closed before they were delivered");
  }

  #arrived(events: readonly QueuedEvent[]): void {
    this.#sentEvents -= events.length;
    this.#sentBytes -= bytesOf(events);
  }

  #hasRoomFor(bytes: number): boolean {
    const { maxQueuedEvents, maxQueuedBytes } = this.bounds;
    return this.queued + this.inFlight < maxQueuedEvents && this.bytes + bytes <= maxQueuedBytes;
  }

  /** Those on their way may be recorded already, so the oldest of the others goes. */
  #dropBeyondBounds(): void {
    const { maxQueuedEvents, maxQueuedBytes } = this.bounds;
    while (this.queued + this.inFlight > maxQueuedEvents || this.bytes > maxQueuedBytes) {
      const oldest = this.#queue.shift();
      if (oldest === null) return;
      if (oldest.segment !== null) this.spool?.settle(oldest.segment);
      this.dropped(1, "more is waiting than the bounds allow");
    }
  }
}

function bytesOf(events: readonly QueuedEvent[]): number {
  return events.reduce((sum, { bytes }) => sum + bytes, 0);
}
