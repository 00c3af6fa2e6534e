import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";

/** JSON of events shrinks to about so much of it in gzip. */
const GZIP_FACTOR = 8;
/** Of a body that does not say how long it is. */
const UNKNOWN_LENGTH_EVENTS = 1_000;
const FIRST_BYTES_PER_EVENT = 300;
const WEIGHT_OF_LATEST = 0.1;
const FEWEST_BYTES = 50;
const MOST_BYTES = 4_096;

/** Guesses how many events a body holds before it is read, from what bodies held before. */
export class ExpectedEvents {
  private bytesPerEvent = FIRST_BYTES_PER_EVENT;

  /** At least one, and no more than a request may hold. */
  of({ length, isGzip }: { readonly length: number | null; readonly isGzip: boolean }): number {
    if (length === null) return UNKNOWN_LENGTH_EVENTS;
    const events = Math.round((length * (isGzip ? GZIP_FACTOR : 1)) / this.bytesPerEvent);
    return Math.min(Math.max(1, events), MAX_EVENTS_PER_REQUEST);
  }

  /** @param bytes of the text, after inflating */
  learn(bytes: number, events: number): void {
    if (events === 0) return;
    const latest = Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, bytes / events));
    this.bytesPerEvent += (latest - this.bytesPerEvent) * WEIGHT_OF_LATEST;
  }
}
