import type { UsageReceipt } from "./post-usage.js";
import { hasUser, sumsOf, type Batch } from "./usage-run.js";
import type { UsageSums } from "./usage-sums.js";

/** What a request ended with: an HTTP status, or no answer at all. */
export type Outcome = number | "connection lost" | "no answer in time";

/** A request and its end; instants by `performance.now()`. */
export interface Answer {
  readonly outcome: Outcome;
  readonly retryAfter: string | null;
  readonly sentAt: number;
  readonly endedAt: number;
}

/** The senders' books: what was acknowledged, exactly, and how every request ended. */
export class Account {
  readonly answers: Answer[] = [];
  /** Over all receipts, also of repetitions. */
  accepted = 0;
  /** Receipts that say what should never be said of well-formed events. */
  readonly oddReceipts: string[] = [];
  private readonly acknowledged = new Set<number>();
  private lastAcknowledgedAt: number | null = null;
  private gapMs = 0;

  acknowledge(batch: Batch, receipt: UsageReceipt): void {
    for (const n of batch) this.acknowledged.add(n);
    this.accepted += receipt.accepted;
    if (receipt.rejected.length > 0 || receipt.accepted + receipt.duplicates !== batch.length) {
      this.oddReceipts.push(JSON.stringify(receipt).slice(0, 200));
    }
    const now = performance.now();
    if (this.lastAcknowledgedAt !== null) this.gapMs = Math.max(this.gapMs, now - this.lastAcknowledgedAt);
    this.lastAcknowledgedAt = now;
  }

  get events(): number {
    return this.acknowledged.size;
  }

  get sums(): UsageSums {
    return sumsOf(this.acknowledged);
  }

  get sumsOfUsers(): UsageSums {
    return sumsOf([...this.acknowledged].filter(hasUser));
  }

  /** The longest time in which nothing was acknowledged, between the first and the last acknowledgement. */
  get longestGapMs(): number {
    return this.gapMs;
  }

  get lastAcknowledgement(): number {
    return this.lastAcknowledgedAt ?? Number.NEGATIVE_INFINITY;
  }

  /** How often each outcome came: "200: 480, 503: 12". */
  tally(): string {
    const counts = new Map<string, number>();
    for (const { outcome } of this.answers) counts.set(String(outcome), (counts.get(String(outcome)) ?? 0) + 1);
    return [...counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([outcome, count]) => `${outcome}: ${count}`)
      .join(", ");
  }

  count(isMeant: (answer: Answer) => boolean): number {
    return this.answers.filter(isMeant).length;
  }

  get refusals(): readonly Answer[] {
    return this.answers.filter(isRefusal);
  }
}

export function isRefusal({ outcome }: Answer): boolean {
  return outcome === 503 || outcome === 429;
}
