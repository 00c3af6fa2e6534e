import { setTimeout as sleep } from "node:timers/promises";
import { uuidV7 } from "../load/uuid-v7.js";
import type { LoadedProduct } from "../with-product.js";
import { LIMIT_TOKENS } from "./watch-each.js";

const PROBE_EVERY_MS = 200;
const LOOK_EVERY_MS = 10;
const GIVE_UP_AFTER_MS = 120_000;

/** Has one app user after the other, whom nobody knew, pass the limit by one request, and waits for their alerts. */
export class AlertProbe {
  private number = 0;

  constructor(private readonly loaded: LoadedProduct) {}

  /** @returns milliseconds from each acknowledgement to the alert, when all are there */
  async run(stop: AbortSignal): Promise<readonly number[]> {
    /** When it was acknowledged, by tokens used, which no other probe has. */
    const untold = new Map<string, number>();
    const delays: number[] = [];
    const sending = this.send(untold, stop);
    const giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
    while (!stop.aborted || untold.size > 0) {
      for (const used of await this.told([...untold.keys()])) {
        delays.push(performance.now() - (untold.get(used) ?? Number.NaN));
        untold.delete(used);
      }
      if (performance.now() > giveUpAt) throw new Error(`${untold.size} crossings had no alert in time.`);
      await sleep(LOOK_EVERY_MS);
    }
    await sending;
    return delays;
  }

  private async send(untold: Map<string, number>, stop: AbortSignal): Promise<void> {
    const { url, apiKey } = this.loaded.product;
    while (!stop.aborted) {
      this.number += 1;
      const tokens = LIMIT_TOKENS + this.number;
      const event = {
        id: uuidV7(Date.now()),
        userId: `probe-${this.number}`,
        feature: "summary",
        provider: "google",
        model: "gemini-2.5-flash",
        inputTokens: tokens,
        outputTokens: 0,
      };
      const answer = await fetch(`${url}/v1/usage`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify(event),
      });
      const receipt = await answer.text();
      // A server that is full says so; what was not acknowledged crossed nothing.
      if (answer.status === 200) untold.set(String(tokens), performance.now());
      else if (answer.status !== 503) throw new Error(`${answer.status}: ${receipt.slice(0, 300)}`);
      await sleep(PROBE_EVERY_MS);
    }
  }

  private async told(used: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.loaded.pool.query<{ used: string }>(
      "select used from usage_alerts where level = 100 and used = any ($1::numeric[])",
      [used],
    );
    return rows.map((row) => row.used);
  }
}
