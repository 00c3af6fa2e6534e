import { setTimeout as pause } from "node:timers/promises";
import { API_KEY } from "../api/start-product.js";
import { percentile } from "../faults/percentile.js";
import { JSON_TYPE, send } from "./post.js";

/** Between its turns: nobody healthy asks as fast as an answer comes. */
const PAUSE_MS = 100;
const KEY = { Authorization: `Bearer ${API_KEY}` };
const QUESTION = JSON.stringify({ query: '{ usageTotals(filter: { range: { preset: "7d" } }) { requests } }' });

/** Somebody who uses the product as it is meant: records and asks in turn, and notes how long each took. */
export class HealthyClient {
  readonly times: number[] = [];
  readonly failures: string[] = [];
  private isStopped = false;
  private readonly done: Promise<void>;

  constructor(private readonly product: { readonly url: string }) {
    this.done = this.run();
  }

  /** The time within which 19 of 20 requests were answered, in milliseconds. */
  async stop(): Promise<number> {
    this.isStopped = true;
    await this.done;
    return percentile(this.times, 0.95);
  }

  private async run(): Promise<void> {
    for (let index = 0; !this.isStopped; index += 1) {
      const event = {
        id: `healthy-${index}`,
        provider: "google",
        model: "gemini-2.5-flash",
        inputTokens: 1,
        outputTokens: 1,
      };
      const answers = [
        await send(this.product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body: JSON.stringify(event) }),
        await send(this.product, "/graphql", { headers: { ...JSON_TYPE, ...KEY }, body: QUESTION }),
      ];
      for (const { status, ms, text } of answers) {
        this.times.push(ms);
        if (status !== 200) this.failures.push(`${status} ${text}`);
      }
      await pause(PAUSE_MS);
    }
  }
}
