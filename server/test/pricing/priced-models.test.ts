import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addProject, answered, asAdmin, withKey, type Asker } from "./ask-prices.js";

const PRICES = /* GraphQL */ `
  query ($search: String, $provider: String, $usedOnly: Boolean! = false, $first: Int! = 5, $after: String) {
    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: $first, after: $after) {
      nodes {
        provider
        model
        versionCount
        requests30d
        unpriced30d
        cost30d
        current {
          origin
          rates {
            tokenClass
            usdPerMillion
          }
        }
        next {
          effectiveFrom
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`;
const CREATE = "mutation ($input: PriceInput!) { createPrice(input: $input) { id } }";
const WITHIN_5_S = { timeout: 5_000, interval: 50 };

interface PricedModel {
  readonly provider: string;
  readonly model: string;
  readonly versionCount: number;
  readonly requests30d: number;
  readonly unpriced30d: number;
  readonly cost30d: string;
}
interface PageAnswer {
  readonly nodes: readonly PricedModel[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

let product: Product;
let admin: Asker;
let other: { readonly id: string; readonly key: string };

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  other = await addProject(product, "other");
  await post(API_KEY, [
    { id: "a", provider: "google", model: "models/gemini-2.5-flash", inputTokens: 1_000_000, outputTokens: 0 },
    { id: "b", provider: "vertex_ai", model: "gemini-2.5-flash", inputTokens: 1_000_000, outputTokens: 0 },
    { id: "c", provider: "openai", model: "gpt-4o", inputTokens: 1_000_000, outputTokens: 0 },
    { id: "without-usage", provider: "openai", model: "gpt-4o" },
    { id: "d", provider: "nobody", model: "nothing", inputTokens: 1, outputTokens: 0 },
  ]);
  await post(other.key, [
    { id: "e", provider: "anthropic", model: "claude-sonnet-4-5", inputTokens: 1, outputTokens: 0 },
  ]);
});

afterAll(() => product.stop());

async function post(key: string, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ events }),
  });
  expect(await answer.json()).toMatchObject({ accepted: events.length });
}

async function prices(variables: Record<string, unknown> = {}, asker = admin): Promise<PageAnswer> {
  return answered(await asker(PRICES, variables), "prices") as PageAnswer;
}

const names = ({ nodes }: PageAnswer) => nodes.map(({ provider, model }) => `${provider} ${model}`);

describe("prices", () => {
  test("come with what was used of them, under whatever name, used ones first", async () => {
    const { nodes, totalCount } = await prices();
    expect(totalCount).toBeGreaterThan(1_000);
    expect(nodes.slice(0, 3)).toMatchObject([
      { provider: "anthropic", requests30d: 1, cost30d: "0.000003" },
      {
        provider: "google",
        model: "gemini-2.5-flash",
        requests30d: 2,
        unpriced30d: 0,
        cost30d: "0.6",
        current: {
          origin: "LIST",
          rates: expect.arrayContaining([{ tokenClass: "INPUT", usdPerMillion: "0.3" }]) as unknown,
        },
      },
      { provider: "openai", model: "gpt-4o", requests30d: 2, unpriced30d: 1, cost30d: "2.5" },
    ]);
    expect(nodes[3]?.requests30d).toBe(0);
  });

  test("in pages are each model once, in the order of one page", async () => {
    const { nodes: all, totalCount } = await prices({ provider: "google", first: 200 });
    const paged: PricedModel[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: PageAnswer = await prices({ provider: "google", first: 7, after });
      paged.push(...page.nodes);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(totalCount);
  });

  test("are found by a part of the name, by provider and by use", async () => {
    expect(names(await prices({ search: "GEMINI-2.5-FLASH", provider: "google" }))).toContain(
      "google gemini-2.5-flash",
    );
    expect(names(await prices({ usedOnly: true, provider: "Vertex_AI" }))).toEqual(["google gemini-2.5-flash"]);
    expect(await prices({ search: "no such model anywhere" })).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test("of a key come with the use of its project alone", async () => {
    const used = names(await prices({ usedOnly: true }, withKey(product, other.key)));
    expect(used).toHaveLength(1);
    expect(used[0]).toContain("anthropic");
  });

  test("show an own price in place of the list's, and what is announced", async () => {
    const own = { provider: "openai", model: "GPT-4o" };
    const rates = [{ tokenClass: "INPUT", usdPerMillion: "1" }];
    await admin(CREATE, { input: { ...own, rates } });
    await admin(CREATE, { input: { ...own, rates, effectiveFrom: "2100-01-01T00:00:00Z" } });
    const before = await prices({ usedOnly: true, provider: "openai" });
    expect(before.nodes).toMatchObject([
      {
        model: "gpt-4o",
        current: { origin: "OWN", rates: [{ tokenClass: "INPUT", usdPerMillion: "1" }] },
        next: { effectiveFrom: "2100-01-01T00:00:00.000Z" },
      },
    ]);
    const requests = async () => (await prices({ usedOnly: true, provider: "openai" })).nodes[0]?.requests30d;
    await post(API_KEY, [{ id: "f", ...own, inputTokens: 1, outputTokens: 0 }]);
    await expect.poll(requests, WITHIN_5_S).toBe(3);
  });

  test.each([
    { name: "a page of nothing", variables: { first: 0 }, field: "first" },
    { name: "a page too large", variables: { first: 201 }, field: "first" },
    { name: "a cursor of elsewhere", variables: { after: "x" }, field: "after" },
    { name: "a search of too many letters", variables: { search: "x".repeat(129) }, field: "search" },
  ])("of $name are refused", async ({ variables, field }) => {
    const { errors } = await admin(PRICES, variables);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field });
  });
});
