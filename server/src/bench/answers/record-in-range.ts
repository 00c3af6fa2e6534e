import type { BenchedProduct } from "../start-product.js";
import { uuidV7 } from "../load/uuid-v7.js";

/**
 * Records one event at noon (UTC) of the day, or just now where that is still to come, so that no answer about that
 * day that was kept is true any more.
 */
export async function recordOn({ url, apiKey }: Pick<BenchedProduct, "url" | "apiKey">, day: string): Promise<void> {
  const noon = new Date(`${day}T12:00:00Z`);
  const now = new Date();
  const response = await fetch(`${url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      id: uuidV7(Date.now()),
      time: (noon < now ? noon : now).toISOString(),
      userId: "user-1",
      feature: "summary",
      provider: "google",
      model: "gemini-2.5-flash",
      usage: { promptTokenCount: 1_000, candidatesTokenCount: 100, totalTokenCount: 1_100 },
    }),
  });
  const answer = await response.text();
  // A request is taken whatever becomes of its events.
  if (!answer.includes('"accepted":1')) throw new Error(`An event was answered ${response.status}: ${answer}`);
}
