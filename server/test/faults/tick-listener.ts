import { parseUsd } from "@tokenledger/model/money";
import { createClient, type Client } from "graphql-ws";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Replica } from "./replica.js";
import { addSums, NO_USAGE, type UsageSums } from "./usage-sums.js";

const AGAIN_MS = 50;
const USAGE_RECORDED = `subscription ($since: String) {
  usageRecorded(filter: { range: { preset: "7d" } }, since: $since) {
    cursor droppedBefore requests slices { requests inputTokens outputTokens cost }
  }
}`;

interface Slice {
  readonly requests: number;
  readonly inputTokens: string;
  readonly outputTokens: string;
  readonly cost: string;
}

interface Tick {
  readonly cursor: string;
  readonly droppedBefore: string | null;
  readonly requests: number;
  readonly slices: readonly Slice[];
}

/** A subscriber of one replica that adds up what it is told, and subscribes again where it was when it is cut off. */
export class TickListener {
  sums: UsageSums = NO_USAGE;
  /** Requests that the ticks speak of, also without slices. */
  requests = 0n;
  /** How often it was told that something cannot be told any more; the first tick does not count. */
  gaps = 0;
  private since: string | null = null;
  private isStopped = false;
  private heardFirst: () => void = () => undefined;
  private readonly first = new Promise<void>((resolve) => {
    this.heardFirst = resolve;
  });
  private readonly client: Client;

  private constructor(replica: Replica, apiKey: string) {
    this.client = createClient({
      url: `${replica.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${apiKey}` },
      retryAttempts: 0, // the client would subscribe again after the cursor it began with
    });
  }

  /** Subscribed on return: from here on nothing is missed. */
  static async follow(replica: Replica, apiKey: string): Promise<TickListener> {
    const listener = new TickListener(replica, apiKey);
    void listener.listen();
    await listener.first;
    return listener;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.client.dispose();
  }

  private async listen(): Promise<void> {
    while (!this.isStopped) {
      const ticks = this.client.iterate<{ usageRecorded: Tick }>({
        query: USAGE_RECORDED,
        variables: { since: this.since },
      });
      try {
        for await (const { data } of ticks) if (data != null) this.hear(data.usageRecorded);
      } catch {
        // cut off; what was missed is told after the cursor, or said to be lost
      }
      await sleep(AGAIN_MS);
    }
  }

  private hear({ cursor, droppedBefore, requests, slices }: Tick): void {
    if (this.since !== null && droppedBefore !== null) this.gaps += 1;
    this.since = cursor;
    this.requests += BigInt(requests);
    for (const slice of slices) {
      this.sums = addSums(this.sums, {
        events: BigInt(slice.requests),
        inputTokens: BigInt(slice.inputTokens),
        outputTokens: BigInt(slice.outputTokens),
        cost: parseUsd(slice.cost),
      });
    }
    this.heardFirst();
  }
}
