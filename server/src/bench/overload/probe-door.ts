import { setTimeout as sleep } from "node:timers/promises";
import { BenchEvents } from "../load/bench-events.js";
import type { BenchedProduct } from "../start-product.js";

/** A sender that is told nothing for so long counts as not served. */
const SERVED_WITHIN_MS = 1_000;
const PROBE_EVERY_MS = 50;

export interface Probe {
  /** Milliseconds since 1970. */
  readonly sentAtMs: number;
  readonly answeredAtMs: number;
  /** Recorded within a second. */
  readonly served: boolean;
}

/** A normal sender beside the flood: single events, one at a time, until `enough` says so. Answers all probes. */
export async function probeDoor(product: BenchedProduct, enough: (probe: Probe) => boolean): Promise<readonly Probe[]> {
  const events = new BenchEvents({ users: 1 });
  const probes: Probe[] = [];
  for (;;) {
    const [body = ""] = events.take(1, "probe");
    const sentAtMs = Date.now();
    const served = await fetch(`${product.url}/v1/usage`, {
      method: "POST",
      headers: { authorization: `Bearer ${product.apiKey}`, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(SERVED_WITHIN_MS),
    }).then(
      async (answer) => {
        await answer.text();
        return answer.status === 200;
      },
      () => false, // no answer in time, or no connection
    );
    const probe = { sentAtMs, answeredAtMs: Date.now(), served };
    probes.push(probe);
    if (enough(probe)) return probes;
    await sleep(PROBE_EVERY_MS);
  }
}
