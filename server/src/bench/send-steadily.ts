import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { BenchEvents } from "./load/bench-events.js";
import type { BenchedProduct } from "./start-product.js";

const CONNECTIONS = 32;

export interface SteadyPlan {
  readonly events: BenchEvents;
  readonly eventsPerRequest: number;
  readonly eventsPerSecond: number;
  readonly seconds: number;
}

/** A request that was acknowledged; times by the monotonic clock that all processes of the machine share. */
export interface Acknowledged {
  readonly sentAtMs: number;
  readonly receiptAtMs: number;
}

/** Sends at a fixed rate, whether or not receipts keep up; answers the receipts in the order they came. */
export async function sendSteadily(
  { url, apiKey }: BenchedProduct,
  plan: SteadyPlan,
): Promise<readonly Acknowledged[]> {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const log: Acknowledged[] = [];
  const send = async (body: string): Promise<void> => {
    const sentAtMs = monotonicMs();
    const answer = await pool.request({ path: "/v1/usage", method: "POST", headers, body });
    const receipt = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${receipt.slice(0, 300)}`);
    log.push({ sentAtMs, receiptAtMs: monotonicMs() });
  };
  const everyMs = (1000 * plan.eventsPerRequest) / plan.eventsPerSecond;
  const requests = Math.round((plan.seconds * 1000) / everyMs);
  const startMs = monotonicMs();
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < requests; number += 1) {
    const waitMs = startMs + number * everyMs - monotonicMs();
    if (waitMs > 0) await sleep(waitMs);
    underWay.push(send(`{"events":[${plan.events.take(plan.eventsPerRequest).join(",")}]}`));
  }
  await Promise.all(underWay);
  await pool.close();
  return log;
}

function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
