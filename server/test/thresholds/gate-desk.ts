import type { Pool } from "pg";
import { API_KEY } from "../api/start-product.js";
import { watch, type Watched } from "./watch.js";

export interface AllowanceAnswer {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly reservationId: string | null;
  readonly expiresAt: string | null;
  readonly remaining: readonly Readonly<Record<string, unknown>>[];
  readonly blockedBy: Readonly<Record<string, unknown>> | null;
  readonly resetsAt: string | null;
}

/** A limit that blocks. */
export async function block(pool: Pick<Pool, "query">, limit: Watched): Promise<number> {
  const id = await watch(pool, { ...limit, levels: [100] });
  await pool.query("update usage_thresholds set blocks = true where id = $1", [id]);
  return id;
}

/** Asks at the door for a call of `somebody` that may use 10 tokens, and whatever else is said. */
export function askGate(url: string, call: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  return fetch(`${url}/v1/allowance`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ userId: "somebody", inputTokens: 6, outputTokens: 4, ...call }),
  });
}

/** The answer to a question that is answered. */
export async function allowance(url: string, call: Readonly<Record<string, unknown>> = {}): Promise<AllowanceAnswer> {
  const response = await askGate(url, call);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as AllowanceAnswer; // the documented answer
}

/** Records a call of `somebody` that used 10 tokens, and whatever else is said; answers the receipt. */
export async function recordCall(url: string, event: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await fetch(`${url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({
      events: [{ userId: "somebody", provider: "p", model: "m", inputTokens: 6, outputTokens: 4, ...event }],
    }),
  });
  return response.json();
}
