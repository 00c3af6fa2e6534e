import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { answered, asAdmin, asAnalyst, withKey, type Asker } from "../pricing/ask-prices.js";

const QUESTION = `query ($feature: String!) {
  usageTotals(filter: { range: { preset: "today" }, features: [$feature] }, compare: PREV) {
    requests activeUsers previous { activeUsers }
  }
  usageBreakdown(filter: { range: { preset: "today" }, features: [$feature] }, groupBy: USER) {
    totalCount grandTotal { activeUsers } nodes { label requests }
  }
}`;

let product: Product;
let admin: Asker;
let analyst: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
  const features = { one: 1, four: 4, five: 5 };
  const events = Object.entries(features).flatMap(([feature, users]) =>
    Array.from({ length: users }, (_, user) => ({ id: `${feature}-${user}`, userId: `person ${user}`, feature })),
  );
  events.push({ id: "nobody", feature: "nobody" } as (typeof events)[number]);
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify(
      events.map((event) => ({
        ...event,
        provider: "google",
        model: "gemini-2.5-flash",
        inputTokens: 1,
        outputTokens: 1,
      })),
    ),
  });
  const { accepted } = (await answer.json()) as { accepted: number };
  if (accepted !== 11) throw new Error("not every event was recorded");
});

afterAll(() => product.stop());

async function activeUsers(who: Asker, feature: string): Promise<unknown> {
  const answer = await who(QUESTION, { feature });
  const totals = answered(answer, "usageTotals") as { activeUsers: unknown };
  const breakdown = answered(answer, "usageBreakdown") as { grandTotal: { activeUsers: unknown } };
  expect(breakdown.grandTotal.activeUsers).toBe(totals.activeUsers);
  return totals.activeUsers;
}

describe("how many app users were active", () => {
  test.each([
    { feature: "nobody", told: 0 },
    { feature: "one", told: null },
    { feature: "four", told: null },
    { feature: "five", told: 5 },
  ])("is $told for the group $feature to who may not reveal them", async ({ feature, told }) => {
    expect(await activeUsers(analyst, feature)).toBe(told);
    expect(await activeUsers(withKey(product, API_KEY), feature)).toBe(told);
  });

  test("is told to who may reveal them, however few", async () => {
    expect(await activeUsers(admin, "one")).toBe(1);
    expect(await activeUsers(admin, "four")).toBe(4);
  });

  test("of the period compared with as well, where nobody stays zero", async () => {
    expect(answered(await analyst(QUESTION, { feature: "one" }), "usageTotals")).toMatchObject({
      requests: 1,
      activeUsers: null,
      previous: { activeUsers: 0 },
    });
  });

  test("follows the setting", async () => {
    await product.sql.query("update settings set value = '4' where key = 'minimumGroupSize'");
    expect(await activeUsers(analyst, "four")).toBe(4);
    await product.sql.query("update settings set value = '6' where key = 'minimumGroupSize'");
    expect(await activeUsers(analyst, "five")).toBe(null);
    await product.sql.query("update settings set value = '5' where key = 'minimumGroupSize'");
  });

  test("pseudonyms are ranked all the same", async () => {
    expect(answered(await analyst(QUESTION, { feature: "four" }), "usageBreakdown")).toMatchObject({
      totalCount: 4,
      nodes: [{ requests: 1 }, { requests: 1 }, { requests: 1 }, { requests: 1 }],
    });
  });
});
