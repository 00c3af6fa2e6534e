import type { Outcome } from "./account.js";

export interface UsageReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly unknown[];
}

export interface Posted {
  readonly outcome: Outcome;
  readonly retryAfter: string | null;
  /** Null unless the answer is 200. */
  readonly receipt: UsageReceipt | null;
}

interface Door {
  readonly url: string;
  readonly apiKey: string;
  readonly answerWithinMs: number;
}

/** One request, as a sender makes it; never throws. */
export async function postUsage(door: Door, events: readonly unknown[]): Promise<Posted> {
  try {
    const response = await fetch(`${door.url}/v1/usage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${door.apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(door.answerWithinMs),
    });
    const text = await response.text();
    const receipt = response.status === 200 ? (JSON.parse(text) as UsageReceipt) : null;
    return { outcome: response.status, retryAfter: response.headers.get("retry-after"), receipt };
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    return { outcome: late ? "no answer in time" : "connection lost", retryAfter: null, receipt: null };
  }
}
