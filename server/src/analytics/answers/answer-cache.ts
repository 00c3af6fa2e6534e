import { LRUCache } from "lru-cache";

/** What an entry takes beside its answer and its key, about. */
const ENTRY_BYTES = 300;
/** No single answer may push out more than so much of the others. */
const LARGEST_SHARE = 0.1;

interface Kept {
  readonly stamp: string;
  readonly bytes: Uint8Array;
}

interface Made {
  readonly bytes: Uint8Array;
  /** Whether it stays the answer at its stamp. */
  readonly isLasting: boolean;
}

/**
 * Answers of this process, the least recently used ones leaving when there is no room. An answer is valid for who
 * reads the stamp that it was made at, and nobody else: that is all that keeps it from being old.
 */
export class AnswerCache {
  private readonly kept: LRUCache<string, Kept> | null;
  private readonly underWay = new Map<string, Promise<Uint8Array>>();
  /** Since the start. A question that waited for an equal one is a hit. */
  readonly counts = { hits: 0, misses: 0 };

  /** @param maxBytes 0 keeps nothing; equal questions at the same time are still answered once */
  constructor(maxBytes: number) {
    this.kept =
      maxBytes === 0
        ? null
        : new LRUCache<string, Kept>({
            maxSize: maxBytes,
            maxEntrySize: Math.ceil(maxBytes * LARGEST_SHARE),
            sizeCalculation: ({ stamp, bytes }, key) => bytes.length + 2 * (key.length + stamp.length) + ENTRY_BYTES,
          });
  }

  get bytes(): number {
    return this.kept?.calculatedSize ?? 0;
  }

  get entries(): number {
    return this.kept?.size ?? 0;
  }

  /** Whether there is room for anything: what is never found again need not be looked for. */
  get keeps(): boolean {
    return this.kept !== null;
  }

  /** What was kept of a part of answers at this stamp; not counted, as nobody asked for it. */
  part(key: string, stamp: string): Uint8Array | null {
    const found = this.kept?.get(key);
    return found?.stamp === stamp ? found.bytes : null;
  }

  keepPart(key: string, stamp: string, bytes: Uint8Array): void {
    this.kept?.set(key, { stamp, bytes });
  }

  /** The answer at this stamp, kept or under way; null when nobody has asked. */
  find(key: string, stamp: string): Promise<Uint8Array> | null {
    const found = this.kept?.get(key);
    if (found?.stamp === stamp) {
      this.counts.hits += 1;
      return Promise.resolve(found.bytes);
    }
    const waited = this.underWay.get(flightOf(key, stamp)) ?? null;
    if (waited !== null) this.counts.hits += 1;
    return waited;
  }

  /** Answers for all who ask the same until it is done; a failure is theirs too, and nothing is kept of it. */
  async make(key: string, stamp: string, answer: () => Promise<Made>): Promise<Uint8Array> {
    this.counts.misses += 1;
    const making = answer();
    const waited = making.then(({ bytes }) => bytes);
    this.underWay.set(flightOf(key, stamp), waited);
    try {
      const bytes = await waited;
      if ((await making).isLasting) this.kept?.set(key, { stamp, bytes });
      return bytes;
    } finally {
      this.underWay.delete(flightOf(key, stamp));
    }
  }
}

function flightOf(key: string, stamp: string): string {
  return `${stamp} ${key}`;
}
