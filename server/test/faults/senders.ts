import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.js";
import { postUsage } from "./post-usage.js";
import { toWire, type Batch, type UsageRun } from "./usage-run.js";

export interface SendersOptions {
  /** Taken in turn, a repetition goes to the next one. */
  readonly urls: readonly string[];
  readonly apiKey: string;
  readonly run: UsageRun;
  readonly account: Account;
  /** Before the same batch is sent again. Shorter than `Retry-After` asks for: these senders are a nuisance. */
  readonly retryMs?: number;
  /** After an acknowledged batch, to stretch a load over a fault. */
  readonly pauseMs?: number;
  readonly answerWithinMs?: number;
}

const RETRY_MS = 20;
const ANSWER_WITHIN_MS = 15_000;

/** As clients do: the same batch again until somebody acknowledges it. */
export class Senders {
  private turn = 0;
  private isGivenUp = false;
  private readonly options: SendersOptions;

  constructor(options: SendersOptions) {
    this.options = options;
  }

  /** Until the batches end; all of them are acknowledged then. */
  async sendAll(batches: Iterator<Batch> & Iterable<Batch>, atOnce: number): Promise<void> {
    const sendRest = async () => {
      // for…of would close a generator that the other senders still take from
      for (let next = batches.next(); next.done !== true; next = batches.next()) {
        await this.send(next.value);
        if (this.options.pauseMs !== undefined) await sleep(this.options.pauseMs);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendRest));
  }

  /** For a run that failed: what is not acknowledged yet stays so. */
  giveUp(): void {
    this.isGivenUp = true;
  }

  async send(batch: Batch): Promise<void> {
    const { run, account, retryMs = RETRY_MS } = this.options;
    const events = batch.map((n) => toWire(run, n));
    while (!this.isGivenUp) {
      const sentAt = performance.now();
      const { receipt, ...answer } = await postUsage(this.door(), events);
      account.answers.push({ ...answer, sentAt, endedAt: performance.now() });
      if (receipt !== null) return account.acknowledge(batch, receipt);
      await sleep(retryMs);
    }
  }

  private door() {
    const { urls, apiKey, answerWithinMs = ANSWER_WITHIN_MS } = this.options;
    const url = urls[this.turn % urls.length] ?? "";
    this.turn += 1;
    return { url, apiKey, answerWithinMs };
  }
}
