import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { packagePrices } from "../../src/pricing/package-prices.js";
import type { PriceRow } from "../../src/pricing/price-row.js";
import { seedPriceList } from "../../src/pricing/seed-prices.js";
import { addProject, answered, asAdmin, withKey, type Asker } from "./ask-prices.js";

const CHANGES = /* GraphQL */ `
  query ($listId: ID!, $first: Int! = 50, $after: String) {
    priceListChanges(listId: $listId, first: $first, after: $after) {
      nodes {
        kind
        provider
        model
        requests30d
        before {
          serviceTier
          effectiveTo
          matches
          rates {
            tokenClass
            usdPerMillion
          }
        }
        after {
          serviceTier
          effectiveTo
          matches
          rates {
            tokenClass
            usdPerMillion
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      added
      removed
      changed
      used
    }
  }
`;

interface PriceAnswer {
  readonly serviceTier: string;
  readonly effectiveTo: string | null;
  readonly matches: string;
  readonly rates: readonly { readonly tokenClass: string; readonly usdPerMillion: string }[];
}
interface Change {
  readonly kind: string;
  readonly provider: string;
  readonly model: string;
  readonly requests30d: number;
  readonly before: readonly PriceAnswer[];
  readonly after: readonly PriceAnswer[];
}
interface ChangesAnswer {
  readonly nodes: readonly Change[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

let product: Product;
let admin: Asker;
let other: { readonly id: string; readonly key: string };
let listId: string;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  other = await addProject(product, "other");
  await post(API_KEY, [
    { id: "a", provider: "google", model: "models/gemini-2.5-flash" },
    { id: "b", provider: "vertex_ai", model: "gemini-2.5-flash" },
    { id: "c", provider: "openai", model: "gpt-99" },
    { id: "d", provider: "anthropic", model: "claude-3-opus-20240229" },
  ]);
  await seedPriceList(product.container.orm.em.fork(), {
    source: "the next list",
    checkedOn: "2027-01-01",
    rows: nextList(),
  });
  const { rows } = await product.sql.query<{ id: string }>("select id::text from price_lists where state = 'proposed'");
  listId = rows[0]?.id ?? "";
});

afterAll(() => product.stop());

async function post(key: string, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ events: events.map((event) => ({ ...event, inputTokens: 1, outputTokens: 0 })) }),
  });
  expect(await answer.json()).toMatchObject({ accepted: events.length });
}

/** One model dearer, one gone, one new, one that ends, one under another name; all checked on another day. */
function nextList(): readonly PriceRow[] {
  const sold = (model: string): PriceRow => ({
    provider: "openai",
    model,
    position: 900,
    match: { equals: model },
    serviceTier: "standard",
    rates: { input: { base: "5000000" }, output: { base: "1" } },
    effectiveFrom: null,
    effectiveTo: null,
    dailyFrom: null,
    dailyTo: null,
    sourceUrl: null,
    checkedOn: null,
    note: null,
  });
  const kept = packagePrices().flatMap((row): readonly PriceRow[] => {
    const elsewhere = { ...row, position: row.position + 1, sourceUrl: "https://example.com/elsewhere" };
    if (row.provider === "google" && row.model === "gemini-2.5-flash" && row.serviceTier === "standard") {
      return [{ ...elsewhere, rates: { ...row.rates, input: { base: "999000" } } }];
    }
    if (row.provider === "deepseek" && row.model === "deepseek-chat") return [];
    if (row.provider === "openai" && row.model === "o3-mini") return [{ ...elsewhere, effectiveTo: "2027-06-01" }];
    if (row.provider === "openai" && row.model === "o1-mini") {
      return [{ ...elsewhere, match: { or: [row.match, { equals: "o1-small" }] } }];
    }
    return [elsewhere];
  });
  return [...kept, sold("gpt-99")];
}

async function changes(variables: object = {}, asker = admin): Promise<ChangesAnswer> {
  return answered(await asker(CHANGES, { listId, ...variables }), "priceListChanges") as ChangesAnswer;
}

const inputRateOf = ({ serviceTier, rates }: PriceAnswer) =>
  `${serviceTier} ${rates.find(({ tokenClass }) => tokenClass === "INPUT")?.usdPerMillion}`;
const names = ({ nodes }: ChangesAnswer) => nodes.map(({ provider, model }) => `${provider} ${model}`);

describe("the changes of a price list", () => {
  test("are told by model, those in use first, and nothing that is the same", async () => {
    const answer = await changes();
    expect(names(answer)).toEqual([
      "google gemini-2.5-flash",
      "openai gpt-99",
      "deepseek deepseek-chat",
      "openai o1-mini",
      "openai o3-mini",
    ]);
    expect(answer).toMatchObject({ totalCount: 5, added: 1, removed: 1, changed: 3, used: 2 });
    const [flash, added, removed, renamed, ending] = answer.nodes;
    expect(flash).toMatchObject({ kind: "CHANGED", requests30d: 2 });
    expect(flash?.before.map(inputRateOf)).toContain("standard 0.3");
    expect(flash?.after.map(inputRateOf)).toContain("standard 0.999");
    expect(flash?.after.map(inputRateOf)).not.toContain("standard 0.3");
    expect(added).toMatchObject({ kind: "ADDED", requests30d: 1, before: [] });
    expect(added?.after.map(inputRateOf)).toEqual(["standard 5"]);
    expect(removed).toMatchObject({ kind: "REMOVED", requests30d: 0, after: [] });
    expect(renamed?.after[0]?.matches).toContain('equals "o1-small"');
    expect(ending?.before.map(({ effectiveTo }) => effectiveTo)).not.toContain("2027-06-01T00:00:00.000Z");
    expect(ending?.after.map(({ effectiveTo }) => effectiveTo)).toContain("2027-06-01T00:00:00.000Z");
  });

  test("in pages are each model once, in the order of one page", async () => {
    const paged: Change[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: ChangesAnswer = await changes({ first: 2, after });
      paged.push(...page.nodes);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(paged).toEqual((await changes()).nodes);
  });

  test("count the requests of a key's own project alone", async () => {
    const answer = await changes({}, withKey(product, other.key));
    expect(answer).toMatchObject({ totalCount: 5, used: 0 });
    await post(other.key, [{ id: "e", provider: "openai", model: "o3-mini" }]);
    expect((await changes({}, withKey(product, other.key))).nodes[0]).toMatchObject({
      model: "o3-mini",
      requests30d: 1,
    });
  });

  test("of the active list are none", async () => {
    const { rows } = await product.sql.query<{ id: string }>("select id::text from price_lists where state = 'active'");
    expect(await changes({ listId: rows[0]?.id })).toMatchObject({ nodes: [], totalCount: 0, used: 0 });
  });

  test("do not count what an own price decides", async () => {
    const { errors } = await admin("mutation ($input: PriceInput!) { createPrice(input: $input) { id } }", {
      input: { provider: "openai", model: "gpt-99", rates: [{ tokenClass: "INPUT", usdPerMillion: "1" }] },
    });
    expect(errors).toEqual([]);
    expect((await changes()).nodes.find(({ model }) => model === "gpt-99")).toMatchObject({ requests30d: 0 });
  });

  test.each([
    { name: "of a list that does not exist", variables: { listId: "424242" }, code: "NOT_FOUND" },
    { name: "of what is no list", variables: { listId: "x" }, code: "BAD_INPUT" },
    { name: "in pages of nothing", variables: { first: 0 }, code: "BAD_INPUT" },
    { name: "after a cursor of elsewhere", variables: { after: "x" }, code: "BAD_INPUT" },
  ])("$name are refused", async ({ variables, code }) => {
    const { errors } = await admin(CHANGES, { listId, ...variables });
    expect(errors[0]?.extensions["code"]).toBe(code);
  });
});
