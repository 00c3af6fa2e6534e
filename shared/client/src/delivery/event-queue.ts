import type { QueuedEvent } from "./queued-event.js";

/** How many taken places are kept before the list is cut anew; small against a batch, so that nothing piles up. */
const MOST_EMPTY_PLACES = 1_024;

/** First in, first out. Adding, taking and dropping take the same time however many wait. */
export class EventQueue {
  #places: (QueuedEvent | undefined)[] = [];
  #head = 0;
  #bytes = 0;

  get size(): number {
    return this.#places.length - this.#head;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(event: QueuedEvent): void {
    this.#places.push(event);
    this.#bytes += event.bytes;
  }

  /** The oldest; null when there is none. */
  shift(): QueuedEvent | null {
    const event = this.#places[this.#head];
    if (event === undefined) return null;
    this.#places[this.#head] = undefined;
    this.#head += 1;
    this.#bytes -= event.bytes;
    if (this.#head > MOST_EMPTY_PLACES && this.#head * 2 > this.#places.length) {
      this.#places = this.#places.slice(this.#head);
      this.#head = 0;
    }
    return event;
  }

  /** The oldest, as many as fit, and one at least. */
  take(maxEvents: number, maxBytes: number): QueuedEvent[] {
    const taken: QueuedEvent[] = [];
    let bytes = 0;
    while (taken.length < maxEvents) {
      const next = this.#places[this.#head];
      if (next === undefined || (taken.length > 0 && bytes + next.bytes > maxBytes)) break;
      bytes += next.bytes;
      taken.push(next);
      this.shift();
    }
    return taken;
  }

  /** Puts back what was taken, before all others. */
  giveBack(events: readonly QueuedEvent[]): void {
    this.#places = [...events, ...this.#places.slice(this.#head)];
    this.#head = 0;
    for (const { bytes } of events) this.#bytes += bytes;
  }
}
