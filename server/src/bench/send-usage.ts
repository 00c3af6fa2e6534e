import { Pool } from "undici";
import type { BenchedProduct } from "./start-product.js";

export interface SendPlan {
  /** One request each. */
  readonly bodies: readonly string[];
  readonly eventsPerBody: number;
  readonly connections: number;
}

/** Sends every body through `POST /v1/usage`; answers acknowledged, which is durable, events per second. */
export async function sendUsage({ url, apiKey }: BenchedProduct, plan: SendPlan): Promise<number> {
  const pool = new Pool(url, { connections: plan.connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const bodies = plan.bodies.values();
  const sendRest = async (): Promise<void> => {
    for (const body of bodies) {
      const answer = await pool.request({ path: "/v1/usage", method: "POST", headers, body });
      const receipt: unknown = await answer.body.json();
      if (acceptedOf(receipt) !== plan.eventsPerBody) {
        throw new Error(`${answer.statusCode}: ${JSON.stringify(receipt).slice(0, 300)}`);
      }
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: plan.connections }, sendRest));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return (plan.bodies.length * plan.eventsPerBody) / seconds;
}

function acceptedOf(receipt: unknown): unknown {
  return typeof receipt === "object" && receipt !== null && "accepted" in receipt ? receipt.accepted : null;
}
