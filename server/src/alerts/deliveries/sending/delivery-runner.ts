import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { withinTime } from "../../../core/within-time.js";
import { recordAttempt } from "../record-attempt.js";
import { claimDue, type DueDelivery } from "./claim-due.js";
import { decide } from "./decide.js";
import { sendDelivery, type SendingParts } from "./send-delivery.js";

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 8;
/** A slow receiver has so many, and leaves the others to the rest. */
const PER_CHANNEL = 2;
const STOP_WITHIN_MS = 4_000;
const RECORD_AGAIN_AFTER_MS = 500;
/** Shorter than the lease by more than a try takes. */
const RECORD_WITHIN_MS = 40_000;

export interface DeliveryRunnerParts extends SendingParts {
  readonly pool: Pool;
  readonly random?: () => number;
}

/**
 * Sends what is due, in every process: each message by whoever claims it first, and again by another when that one dies. What
 * a server took and nobody could write down any more is sent twice, under the same id.
 */
export class DeliveryRunner {
  private readonly sending = new Map<string, number>();
  private readonly ends = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private filling: Promise<void> | null = null;
  private isAsked = false;

  constructor(private readonly parts: DeliveryRunnerParts) {}

  /** From now on looks every second. */
  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  /** Looks at once, or once more when it is looking. */
  look(): void {
    if (this.stopping.signal.aborted) return;
    this.isAsked = true;
    this.filling ??= this.fill().finally(() => {
      this.filling = null;
    });
  }

  /** Takes nothing new, and waits for what is being sent, for four seconds; what is not ended then is another's later. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.stopping.abort();
    const ended = Promise.all([this.filling, ...this.ends]);
    await withinTime(ended, STOP_WITHIN_MS).catch(() => {
      this.parts.logger.warn({ messages: this.sending.size }, "messages were being sent when the server stopped");
    });
  }

  /** Until nothing is due and nothing is being sent. */
  async settled(): Promise<void> {
    this.look();
    while (this.filling !== null || this.ends.size > 0) await Promise.all([this.filling, ...this.ends]);
  }

  private async fill(): Promise<void> {
    while (this.isAsked && !this.stopping.signal.aborted) {
      this.isAsked = false;
      const free = AT_ONCE - this.sending.size;
      if (free === 0) return;
      try {
        const busy = [...this.sending.values()];
        for (const delivery of await claimDue(this.parts.pool, { free, perChannel: PER_CHANNEL, busy }))
          this.begin(delivery);
      } catch (error) {
        // Looked for again within a second; nothing is lost meanwhile.
        this.parts.logger.warn({ err: error }, "messages that are due could not be asked for");
      }
    }
  }

  private begin(delivery: DueDelivery): void {
    this.sending.set(delivery.id, delivery.channelId);
    const end = this.send(delivery).finally(() => {
      this.sending.delete(delivery.id);
      this.ends.delete(end);
      this.look();
    });
    this.ends.add(end);
  }

  private async send(delivery: DueDelivery): Promise<void> {
    const outcome = await sendDelivery(delivery, this.parts);
    const decided = decide(delivery, outcome, (this.parts.random ?? Math.random)());
    const { id: deliveryId, leasedUntil, claimedAt: at } = delivery;
    const attempt = { deliveryId, leasedUntil, at, outcome, decided };
    const giveUpAt = performance.now() + RECORD_WITHIN_MS;
    for (;;) {
      try {
        return await recordAttempt(this.parts.pool, attempt);
      } catch (error) {
        if (this.stopping.signal.aborted || performance.now() > giveUpAt) {
          this.parts.logger.error({ err: error, delivery: delivery.id }, "a try was not written down; it is repeated");
          return;
        }
        await sleep(RECORD_AGAIN_AFTER_MS); // the database is away for a moment, and what was sent is known here alone
      }
    }
  }
}
