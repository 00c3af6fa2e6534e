import type { Ask } from "../post.js";
import type { Problem } from "../problem.js";
import type { Receipt } from "../usage-event.js";
import { backoffMs, toldWaitMs } from "./backoff.js";
import type { Clock } from "./clock.js";
import type { Outbox } from "./outbox.js";
import type { QueuedEvent } from "./queued-event.js";
import { type Obstacle, sendBatch } from "./send-batch.js";

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly ask: Ask;
  readonly clock: Clock;
  readonly flushIntervalMs: number;
  readonly tell: (problem: Problem) => void;
}

/** A key is made valid by people. */
const KEY_RETRY_MS = 60_000;

/** What the next try waits for. */
interface Wait {
  readonly cancel: () => void;
  /** `TOLD`: by the server, and nobody's haste cuts it short. */
  readonly why: "MORE_EVENTS" | "FULL_BATCH" | "BACKOFF" | "TOLD";
}

export interface DeliveredCounts {
  readonly delivered: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** Empties the outbox in the background: one batch at a time, each tried until it is answered for good. */
export class Delivery {
  #wait: Wait | null = null;
  #isSending = false;
  #isStopped = false;
  #failures = 0;
  #counts = { delivered: 0, duplicates: 0, rejected: 0 };
  /** Since the last wait that was waited for to its end. */
  #hasHurried = false;
  /** Told when nothing is pending. */
  readonly #waiters = new Set<() => void>();

  constructor(private readonly parts: DeliveryParts) {}

  get counts(): DeliveredCounts {
    return this.#counts;
  }

  /** Whether an event that was added now would change what it waits for. */
  get isAsleep(): boolean {
    if (this.#isSending) return false;
    return this.#wait === null || (this.#wait.why === "MORE_EVENTS" && this.parts.outbox.hasFullBatch);
  }

  /** There is something to send. */
  wake(): void {
    if (this.#isSending || this.#isStopped) return;
    const { outbox, flushIntervalMs } = this.parts;
    if (this.#wait === null) {
      if (outbox.hasFullBatch) this.#after(0, "FULL_BATCH");
      else this.#after(flushIntervalMs, "MORE_EVENTS");
    } else if (this.#wait.why === "MORE_EVENTS" && outbox.hasFullBatch) {
      this.#after(0, "FULL_BATCH");
    }
  }

  /**
   * Sends now, unless the server told when to come back; resolves when nothing is pending, or the signal says that
   * nobody waits any more. Tries on until then.
   *
   * @param isLast whether there is no later time to try
   */
  drain(signal: AbortSignal | null, isLast: boolean): Promise<void> {
    if (this.parts.outbox.pending === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiters.delete(leave);
        resolve();
      };
      this.#waiters.add(leave);
      signal?.addEventListener("abort", leave, { once: true });
      this.#hurry(isLast);
    });
  }

  /** One try now, where none is under way or forbidden: while the server is away, one alone for each wait. */
  #hurry(isLast: boolean): void {
    if (this.#isSending || this.#isStopped || this.#wait?.why === "TOLD") return;
    if (this.#wait?.why === "BACKOFF") {
      if (this.#hasHurried && !isLast) return;
      this.#hasHurried = true;
    }
    this.#begin();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wait?.cancel();
    this.#wait = null;
    this.#waiters.clear();
  }

  #after(ms: number, why: Wait["why"]): void {
    this.#wait?.cancel();
    this.#wait = { cancel: this.parts.clock.after(ms, () => this.#inTime()), why };
  }

  #inTime(): void {
    this.#hasHurried = false;
    this.#begin();
  }

  #begin(): void {
    this.#wait?.cancel();
    this.#wait = null;
    if (this.#isSending || this.#isStopped) return;
    this.#isSending = true;
    this.#send().catch((error: unknown) => {
      // A fault of ours. The events it was about are lost to this process; those that come later are not.
      this.parts.tell({ kind: "INTERNAL", message: "A batch could not be sent.", error });
      this.#isSending = false;
      this.wake();
    });
  }

  async #send(): Promise<void> {
    const { outbox, ask } = this.parts;
    let obstacle: Obstacle | null = null;
    do {
      const batch = await outbox.take();
      if (batch.length === 0) break;
      const sent = await sendBatch(batch, { ask, received: (events, receipt) => this.#receive(events, receipt) });
      outbox.giveBack(sent.left);
      ({ obstacle } = sent);
    } while (obstacle === null && !this.#isStopped && this.#goesOn());
    this.#isSending = false;
    if (this.#isStopped) return;
    if (obstacle !== null) this.#waitFor(obstacle);
    else if (outbox.pending > 0) this.wake();
    else this.#tellWaiters();
  }

  /** Without haste the rest waits for a fuller batch. */
  #goesOn(): boolean {
    const { outbox } = this.parts;
    return outbox.hasFullBatch || outbox.spooled > 0 || (this.#waiters.size > 0 && outbox.pending > 0);
  }

  #receive(events: readonly QueuedEvent[], { accepted, duplicates, rejected }: Receipt): void {
    this.#failures = 0;
    this.#hasHurried = false;
    this.parts.outbox.settle(events);
    this.#counts = {
      delivered: this.#counts.delivered + accepted + duplicates,
      duplicates: this.#counts.duplicates + duplicates,
      rejected: this.#counts.rejected + rejected.length,
    };
    const [first] = rejected;
    if (first === undefined) return;
    const others = rejected.length === 1 ? "" : `, and ${rejected.length - 1} more`;
    const message = `The server refused event ${first.id}: ${first.message}${others}`;
    this.parts.tell({ kind: "REJECTED", message, rejected });
  }

  #waitFor({ problem, retryAfterSeconds }: Obstacle): void {
    const { clock } = this.parts;
    this.#failures += 1;
    if (problem.kind === "KEY_REFUSED") this.#after(KEY_RETRY_MS, "BACKOFF");
    else if (retryAfterSeconds === null) this.#after(backoffMs(this.#failures, clock.random()), "BACKOFF");
    else this.#after(toldWaitMs(retryAfterSeconds, clock.random()), "TOLD");
    this.parts.tell(problem);
  }

  #tellWaiters(): void {
    for (const tell of this.#waiters) tell();
    this.#waiters.clear();
  }
}
