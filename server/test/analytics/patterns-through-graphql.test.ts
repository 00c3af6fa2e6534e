import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({
      events: Array.from({ length: 30 }, (_, index) => ({
        id: `e-${index}`,
        time: new Date(Date.now() - index * 60_000).toISOString(),
        provider: "google",
        model: "gemini-2.5-flash",
        feature: index % 2 === 0 ? "summary" : "tag",
        noteId: `note-${index % 3}`,
        inputTokens: 1_000,
        outputTokens: 100,
        durationMs: 1_000 + index,
      })),
    }),
  });
  if (!response.ok) throw new Error(await response.text());
});

afterAll(() => product.stop());

function asKey(query: string) {
  return ask(product, query, { headers: { Authorization: `Bearer ${API_KEY}` } });
}

describe("patterns through GraphQL", () => {
  test("answer all their fields", async () => {
    const answer = await asKey(`{
      usageHeatmap(filter: { range: { preset: "7d" } }) {
        meter weeks range { timezone } cells { weekday hour value requests unpricedRequests }
      }
      usageEfficiency(filter: { range: { preset: "7d" } }, groupBy: FEATURE) {
        durationsSince
        singleRequestsSince
        rows { ...row }
        total { ...row }
      }
      usageDurations(filter: { range: { preset: "7d" } }) { outputTokens durationMs requests }
      usageAnomalies(filter: { range: { preset: "7d" } }, meter: REQUESTS) {
        start end grain value expected low high score
        contributors { dimension key label value expected excess }
      }
      usageBreakdown(filter: { range: { preset: "7d" } }, groupBy: FEATURE, compare: PREV) {
        nodes { key rank previous rankBefore }
        grandTotal { previous { requests } }
      }
    }
    fragment row on EfficiencyRow {
      key label requests successfulRequests unpricedRequests cost costPerSuccessfulRequest costPerActiveUser
      costPerNote cacheHitShare durationP50Ms durationP95Ms outputTokensPerSecond durationRequests
    }`);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      usageHeatmap: { meter: "REQUESTS" },
      usageEfficiency: {
        rows: [{ requests: 15 }, { requests: 15 }],
        // Middles of the buckets of 1,014 and 1,028.
        total: { key: "TOTAL", requests: 30, durationRequests: 30, durationP50Ms: 1_015, durationP95Ms: 1_039 },
      },
      usageAnomalies: [],
      usageBreakdown: {
        nodes: [
          { rank: 1, previous: "0", rankBefore: null },
          { rank: 2, previous: "0", rankBefore: null },
        ],
        grandTotal: { previous: { requests: 0 } },
      },
    });
  });

  test("tell durations without what notes cost, and say since when they are", async () => {
    const answer = await asKey(`{ usageEfficiency(filter: { range: { preset: "7d" } }) {
      range { from } durationsSince total { durationRequests durationP50Ms }
    } }`);
    expect(answer.errors).toEqual([]);
    const total = { durationRequests: 30, durationP50Ms: 1_015 };
    expect(answer.data).toMatchObject({ usageEfficiency: { total } });
    expect(JSON.stringify(answer.data)).toMatch(/"from":"([^"]+)"},"durationsSince":"\1"/);
  });

  test.each(["usageHeatmap { weeks }", "usageDurations { requests }", "usageAnomalies { score }"])(
    "are told to nobody who is not signed in: %s",
    async (field) => {
      const [name, selection] = field.split(" { ");
      const answer = await ask(product, `{ ${name}(filter: { range: { preset: "7d" } }) { ${selection} }`, {});
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
    },
  );
});
