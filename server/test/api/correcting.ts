import { API_KEY, type Product } from "./start-product.js";

export const CORRECT = `mutation ($eventId: String!, $correction: UsageCorrectionInput!, $reason: String!, $projectId: ID) {
  correctUsage(eventId: $eventId, correction: $correction, reason: $reason, projectId: $projectId) {
    eventId projectId reason correctedBy correctedAt changes { field before after }
  }
}`;

/** A call to be corrected, under an id of its own. */
export async function backfillCall(
  product: Product,
  change: { readonly id: string },
): Promise<{ accepted: number; duplicates: number }> {
  const response = await fetch(`${product.url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      time: "2026-11-26T01:00:00Z",
      userId: "minji",
      feature: "summary",
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: 1_000,
      outputTokens: 200,
      ...change,
    }),
  });
  return (await response.json()) as { accepted: number; duplicates: number };
}
