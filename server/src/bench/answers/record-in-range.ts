import type { BenchedProduct } from "../start-product.js";
import { uuidV7 } from "../load/uuid-v7.js";

/** Records one event at noon (UTC) of the day, so that no answer about that day that was kept is true any more. */
export async function recordOn({ url, apiKey }: Pick<BenchedProduct, "url" | "apiKey">, day: string): Promise<void> {
  const response = await fetch(`${url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      id: uuidV7(Date.now()),
      time: `${day}T12:00:00Z`,
      userId: "user-1",
      feature: "summary",
      provider: "google",
      model: "gemini-2.5-flash",
      usage: { promptTokenCount: 1_000, candidatesTokenCount: 100, totalTokenCount: 1_100 },
    }),
  });
  if (response.status !== 200) throw new Error(`An event was answered ${response.status}: ${await response.text()}`);
}
