import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import { isDatabaseAway } from "../../core/database-away.js";
import type { ToldRefusal } from "./told-refusal.js";

/** What became of what a key sent last: its last event that is recorded, and its last refusal. */
export interface KeyOutcome {
  readonly recorded: { readonly eventId: string; readonly at: Date } | null;
  readonly refused: (ToldRefusal & { readonly at: Date }) | null;
}

export interface KeyOutcomesParts {
  readonly store: (outcomes: ReadonlyMap<number, KeyOutcome>) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long outcomes gather before they are written. Absent: a second. */
  readonly gatherMs?: number;
}

const GATHER_MS = 1_000;

/**
 * Remembers per API key what became of what it sent, so that whoever connects a program sees why nothing arrives.
 * Doors note it in memory and never wait: all of a second is written at once, one row a key, whatever the traffic.
 */
export class KeyOutcomes {
  private noted = new Map<number, KeyOutcome>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(private readonly parts: KeyOutcomesParts) {}

  /** The event may have been recorded before: it is there, which is what the sender wants to know. */
  noteRecorded(apiKeyId: number, eventId: string): void {
    const refused = this.noted.get(apiKeyId)?.refused ?? null;
    this.note(apiKeyId, { recorded: { eventId, at: this.parts.clock() }, refused });
  }

  noteRefused(apiKeyId: number, refusal: ToldRefusal): void {
    const recorded = this.noted.get(apiKeyId)?.recorded ?? null;
    this.note(apiKeyId, { recorded, refused: { ...refusal, at: this.parts.clock() } });
  }

  /** Writes what is noted. What cannot be written now is written with what comes next. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.flush();
  }

  private note(apiKeyId: number, outcome: KeyOutcome): void {
    this.noted.set(apiKeyId, outcome);
    if (this.timer !== null || this.isClosed) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, this.parts.gatherMs ?? GATHER_MS);
    this.timer.unref();
  }

  private async write(): Promise<void> {
    if (this.noted.size === 0) return;
    const outcomes = this.noted;
    this.noted = new Map();
    try {
      await this.parts.store(outcomes);
    } catch (error) {
      // A database that is away is told of elsewhere. Nobody's event depends on these rows.
      if (!isDatabaseAway(error)) this.parts.logger.warn({ err: error }, "what became of keys' events was not noted");
      for (const [apiKeyId, before] of outcomes) this.noted.set(apiKeyId, under(this.noted.get(apiKeyId), before));
    }
  }
}

/** What was noted since stands over what was noted before. */
function under(since: KeyOutcome | undefined, before: KeyOutcome): KeyOutcome {
  return { recorded: since?.recorded ?? before.recorded, refused: since?.refused ?? before.refused };
}
