import { setTimeout as sleep } from "node:timers/promises";
import { uuidV7 } from "../load/uuid-v7.js";
import type { BenchedProduct } from "../start-product.js";
import { LIMIT_TOKENS } from "./watch-with-mail.js";

const PROBE_EVERY_MS = 250;
const LOOK_EVERY_MS = 10;
const GIVE_UP_AFTER_MS = 60_000;

/** When something was seen, by `performance.now()`, by the tokens that it tells. */
export type Seen = ReadonlyMap<string, number>;

/** Milliseconds from the acknowledgement of a request that crosses. */
export interface Told {
  readonly mailMs: number;
  readonly screenMs: number;
}

/** App users whom nobody knew, each of whom passes the limit with one request. */
export class Probes {
  private number = 0;

  constructor(
    private readonly product: Pick<BenchedProduct, "url" | "apiKey">,
    private readonly seen: { readonly takenAt: Seen; readonly heardAt: Seen },
  ) {}

  /** Sends one after the other while a load lasts, and waits until all are told. */
  async during(load: Promise<unknown>): Promise<readonly Told[]> {
    const acknowledgedAt = new Map<string, number>();
    const over = new AbortController();
    const loading = load.finally(() => over.abort());
    while (!over.signal.aborted) {
      const tokens = String(LIMIT_TOKENS + ++this.number);
      await this.send(tokens);
      acknowledgedAt.set(tokens, performance.now());
      await sleep(PROBE_EVERY_MS);
    }
    await loading;
    const { takenAt, heardAt } = this.seen;
    const giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
    while (![...acknowledgedAt.keys()].every((tokens) => takenAt.has(tokens) && heardAt.has(tokens))) {
      if (performance.now() > giveUpAt) throw new Error("Not every crossing was told in time.");
      await sleep(LOOK_EVERY_MS);
    }
    return [...acknowledgedAt].map(([tokens, at]) => ({
      mailMs: (takenAt.get(tokens) ?? Number.NaN) - at,
      screenMs: (heardAt.get(tokens) ?? Number.NaN) - at,
    }));
  }

  private async send(tokens: string): Promise<void> {
    const { url, apiKey } = this.product;
    const event = {
      id: uuidV7(Date.now()),
      userId: `probe-${this.number}`,
      feature: "summary",
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: Number(tokens),
      outputTokens: 0,
    };
    const answer = await fetch(`${url}/v1/usage`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    if (answer.status !== 200) throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
}
