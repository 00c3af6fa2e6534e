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

  constructor(
    private readonly bounds: OutboxBounds,
    private readonly spool: Spool | null,
    private readonly dropped: (events: number) => void,
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
    for (const { segment } of events) if (segment !== null) this.spool?.settle(segment);
  }

  /** They were not taken, and go first when it is tried again. */
  giveBack(events: readonly QueuedEvent[]): void {
    this.#arrived(events);
    this.#queue.giveBack(events);
    // A segment that was read is in memory whole, be it a little beyond the bounds.
    if (this.spool === null) this.#dropBeyondBounds();
  }

  /** Closes the spool; returns how many were in memory alone, and are lost. */
  close(): number {
    this.spool?.close();
    let lost = 0;
    for (let event = this.#queue.shift(); event !== null; event = this.#queue.shift()) {
      if (event.segment === null) lost += 1;
    }
    return lost;
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
      this.dropped(1);
    }
  }
}

function bytesOf(events: readonly QueuedEvent[]): number {
  return events.reduce((sum, { bytes }) => sum + bytes, 0);
}
