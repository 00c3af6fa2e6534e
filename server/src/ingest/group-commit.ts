import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";
import { AppError } from "../core/errors.js";
import { isDatabaseAway } from "../core/database-away.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { RollupRow } from "../usage/domain/roll-up.js";
import type { Fate, RecordOutcome } from "../usage/record-usage.js";

/** Fewer events than this are better off in the next transaction than in one of their own beside the first. */
const WORTH_A_SECOND_WRITER = 500;
/** More events in one transaction gain little and make everybody in it wait longer. */
const MAX_EVENTS_PER_COMMIT = 4_000;
/** What may wait, so that it is a bounded share of memory. */
const MAX_WAITING_EVENTS = 16_000;
/** How long a sender may have to wait; what would wait longer is better told to come back. */
const MAX_WAIT_SECONDS = 5;

/** How requests share transactions. */
export interface Sharing {
  /** Transactions at the same time. */
  readonly writers: number;
  readonly requestsPerCommit: number;
}

/** Two writers: one transaction flushes its log while the other computes. More only wait for the same buckets. */
export const DEFAULT_SHARING: Sharing = { writers: 2, requestsPerCommit: Number.POSITIVE_INFINITY };

export interface GroupCommitOptions {
  readonly sharing?: Sharing;
  readonly record: (events: readonly NewUsage[]) => Promise<RecordOutcome>;
  readonly maxWaitingEvents?: number;
  /** Told of each transaction that committed: how many events it was given, and how long it took. */
  readonly onCommit?: (events: number, seconds: number) => void;
  /** Told what was accepted, after its commit. */
  readonly onAccepted?: (sums: readonly RollupRow[]) => void;
}

interface Waiting {
  readonly events: readonly NewUsage[];
  readonly resolve: (fates: readonly Fate[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets concurrent requests share transactions. Each is answered after the transaction that holds it committed. */
export class GroupCommit {
  private readonly queue: Waiting[] = [];
  /** In the queue or being prepared for it. */
  private waitingEvents = 0;
  private queuedEvents = 0;
  private writers = 0;
  /** How long transactions take, the last ones most. */
  private commitSeconds = 0;

  private readonly sharing: Sharing;

  constructor(private readonly options: GroupCommitOptions) {
    this.sharing = options.sharing ?? DEFAULT_SHARING;
  }

  /** Events that wait for a transaction or are being prepared for one. */
  get depth(): number {
    return this.waitingEvents;
  }

  /**
   * Keeps room for events that are on their way, so that no more is read than can be taken.
   *
   * @returns what gives the room back, to be called right before the events are recorded, or instead
   * @throws AppError UNAVAILABLE when so many more may not wait
   */
  reserve(count: number): () => void {
    this.takeRoom(count);
    return () => {
      this.waitingEvents -= count;
    };
  }

  /**
   * Records `count` events, which `prepare` answers once there is room for them: what it writes is
   * not written for a batch that is refused.
   *
   * @returns one fate per event, in the order given
   * @throws AppError UNAVAILABLE when too much is waiting already; nothing was prepared or recorded then
   */
  async record(count: number, prepare: () => Promise<readonly NewUsage[]>): Promise<readonly Fate[]> {
    if (count === 0) return [];
    this.takeRoom(count);
    const events = await prepare().catch((error: unknown) => {
      this.waitingEvents -= count;
      throw error;
    });
    return new Promise((resolve, reject) => {
      this.queue.push({ events, resolve, reject });
      this.queuedEvents += events.length;
      this.startWriters();
    });
  }

  private takeRoom(count: number): void {
    if (!this.hasRoomFor(count)) throw noRoom();
    this.waitingEvents += count;
  }

  private hasRoomFor(count: number): boolean {
    const atMost = this.options.maxWaitingEvents ?? MAX_WAITING_EVENTS;
    return this.waitingEvents + count <= Math.min(atMost, roomWithin(MAX_WAIT_SECONDS, this.commitSeconds));
  }

  private startWriters(): void {
    while (this.mayStart()) {
      this.writers += 1;
      void this.commit(this.takeGroup()).finally(() => {
        this.writers -= 1;
        this.startWriters();
      });
    }
  }

  private mayStart(): boolean {
    if (this.writers === 0) return this.queue.length > 0;
    if (this.writers >= this.sharing.writers) return false;
    return this.queuedEvents >= WORTH_A_SECOND_WRITER || this.queue.length >= this.sharing.requestsPerCommit;
  }

  /** At least one request, whatever its size; then as many as fit into the transaction. */
  private takeGroup(): readonly Waiting[] {
    let size = 0;
    let count = 0;
    for (const { events } of this.queue) {
      if (count > 0 && size + events.length > MAX_EVENTS_PER_COMMIT) break;
      if (count >= this.sharing.requestsPerCommit) break;
      size += events.length;
      count += 1;
    }
    this.waitingEvents -= size;
    this.queuedEvents -= size;
    return this.queue.splice(0, count);
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    const begun = performance.now();
    const events = group.flatMap((waiting) => waiting.events);
    let outcome: RecordOutcome;
    try {
      outcome = await this.options.record(events);
    } catch (error) {
      await this.commitOneByOne(group, error);
      return;
    }
    // Outside: what is told of a commit must not have it tried again.
    this.answer(group, outcome.fates);
    this.noteCommit(events.length, (performance.now() - begun) / 1_000);
    if (outcome.sums.length > 0) this.options.onAccepted?.(outcome.sums);
  }

  private answer(group: readonly Waiting[], fates: readonly Fate[]): void {
    let at = 0;
    for (const waiting of group) {
      const to = at + waiting.events.length;
      waiting.resolve(fates.slice(at, to));
      at = to;
    }
  }

  private noteCommit(events: number, seconds: number): void {
    this.commitSeconds = this.commitSeconds === 0 ? seconds : (this.commitSeconds + seconds) / 2;
    this.options.onCommit?.(events, seconds);
  }

  /** When the database refused the data and not the work, only the request at fault may fail. */
  private async commitOneByOne(group: readonly Waiting[], error: unknown): Promise<void> {
    if (group.length === 1 || isDatabaseAway(error)) {
      group.forEach(({ reject }) => reject(error));
      return;
    }
    for (const waiting of group) await this.commit([waiting]);
  }
}

/**
 * How many events may wait when transactions take so long: always as many as the next one takes, and one
 * request of any size.
 */
export function roomWithin(maxWaitSeconds: number, commitSeconds: number): number {
  const transactions = commitSeconds === 0 ? Number.POSITIVE_INFINITY : Math.floor(maxWaitSeconds / commitSeconds);
  return Math.max(transactions * MAX_EVENTS_PER_COMMIT, MAX_EVENTS_PER_REQUEST);
}

function noRoom(): AppError {
  return AppError.unavailable("More is arriving than can be recorded. Send it again in a moment.");
}
