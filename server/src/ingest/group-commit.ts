import { AppError } from "../core/errors.js";
import { isDatabaseAway } from "../core/database-away.js";
import type { NewUsage } from "../usage/domain/new-usage.js";
import type { RolledUpUsage } from "../usage/domain/roll-up.js";
import type { RecordOutcome } from "../usage/record-usage.js";

/** Two: one transaction flushes its log while the other computes. More only wait for the same buckets. */
const WRITERS = 2;
/** More events in one transaction gain little and make everybody in it wait longer. */
const MAX_EVENTS_PER_COMMIT = 4_000;
/** What may wait: some seconds of work, and a bounded share of memory. */
const MAX_WAITING_EVENTS = 20_000;

export interface GroupCommitOptions {
  readonly record: (events: readonly NewUsage[]) => Promise<RecordOutcome>;
  readonly maxWaitingEvents?: number;
}

interface Waiting {
  readonly events: readonly NewUsage[];
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets concurrent requests share transactions. Each is answered after the transaction that holds it committed. */
export class GroupCommit {
  private readonly queue: Waiting[] = [];
  private waitingEvents = 0;
  private writers = 0;

  constructor(private readonly options: GroupCommitOptions) {}

  /** Events that wait for a transaction. */
  get depth(): number {
    return this.waitingEvents;
  }

  /** @throws AppError UNAVAILABLE when too much is waiting already; nothing was recorded then */
  record(events: readonly NewUsage[]): Promise<RecordOutcome> {
    if (this.waitingEvents + events.length > (this.options.maxWaitingEvents ?? MAX_WAITING_EVENTS)) {
      return Promise.reject(AppError.unavailable("More is arriving than can be recorded. Send it again in a moment."));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ events, resolve, reject });
      this.waitingEvents += events.length;
      this.startWriters();
    });
  }

  private startWriters(): void {
    while (this.writers < WRITERS && this.queue.length > 0) {
      this.writers += 1;
      void this.commit(this.takeGroup()).finally(() => {
        this.writers -= 1;
        this.startWriters();
      });
    }
  }

  /** At least one request, whatever its size; then as many as fit into the transaction. */
  private takeGroup(): readonly Waiting[] {
    let size = 0;
    let count = 0;
    for (const { events } of this.queue) {
      if (count > 0 && size + events.length > MAX_EVENTS_PER_COMMIT) break;
      size += events.length;
      count += 1;
    }
    this.waitingEvents -= size;
    return this.queue.splice(0, count);
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    try {
      const { fates, accepted } = await this.options.record(group.flatMap(({ events }) => events));
      const byEvent = new Map(accepted.map((rolledUp) => [rolledUp.event, rolledUp]));
      let at = 0;
      for (const { events, resolve } of group) {
        resolve({ fates: fates.slice(at, at + events.length), accepted: ownOf(events, byEvent) });
        at += events.length;
      }
    } catch (error) {
      await this.commitOneByOne(group, error);
    }
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

function ownOf(events: readonly NewUsage[], accepted: ReadonlyMap<NewUsage, RolledUpUsage>): readonly RolledUpUsage[] {
  return events.flatMap((event) => accepted.get(event) ?? []);
}
