import { Account } from "./account.js";
import { Senders, type SendersOptions } from "./senders.js";
import { batchesUntil, overlappingBatches, type UsageRun } from "./usage-run.js";

export interface LoadPlan {
  readonly senders: number;
  readonly batch: number;
  readonly users?: number;
  readonly retryMs?: number;
  readonly pauseMs?: number;
}

interface LoadOptions extends LoadPlan, Pick<SendersOptions, "urls" | "apiKey"> {
  /** Default: books of its own. Loads that share them send events of different numbers. */
  readonly account?: Account;
  readonly firstEvent?: number;
}

/** Senders that are busy from the beginning until they are told to come to an end. */
export class Load {
  readonly account: Account;
  private isOver = false;
  private readonly senders: Senders;
  private readonly sending: Promise<void>;

  constructor({ senders, batch, users, account = new Account(), firstEvent, ...options }: LoadOptions) {
    this.account = account;
    this.senders = new Senders({ ...options, account, run: newRun(users) });
    const batches = batchesUntil(() => this.isOver, overlappingBatches(batch, firstEvent));
    this.sending = this.senders.sendAll(batches, senders);
  }

  /** Everything that was begun is acknowledged on return. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.sending;
  }

  /** Without waiting for acknowledgements; does nothing to a load that has finished. */
  async abandon(): Promise<void> {
    this.senders.giveUp();
    await this.finish();
  }
}

export function newRun(users = 200): UsageRun {
  const begunAt = new Date();
  return { name: `fault-${begunAt.getTime()}`, begunAt, users };
}
