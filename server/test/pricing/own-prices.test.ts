import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addProject, answered, asAdmin, asAnalyst, withKey, type Asker } from "./ask-prices.js";
import { countAudits, lastAudit } from "./audit.js";

const CREATE = /* GraphQL */ `
  mutation ($input: PriceInput!) {
    createPrice(input: $input) {
      id
      provider
      model
      matches
      origin
      state
      projectId
      serviceTier
      rates {
        tokenClass
        usdPerMillion
        tiers {
          above
          usdPerMillion
        }
      }
      requestFee
      webSearchFee
      effectiveFrom
      effectiveTo
      source
      sourceUrl
      checkedOn
      note
      createdBy
      retiredAt
    }
  }
`;
const RETIRE = 'mutation ($id: ID!) { retirePrice(id: $id, reason: "a new contract") { id state retiredAt } }';
const TIMELINE =
  "query ($provider: String!, $model: String!) { modelPrices(provider: $provider, model: $model) { id state origin projectId note createdBy } }";
const WITHIN_5_S = { timeout: 5_000, interval: 50 };

interface PriceAnswer {
  readonly note: string | null;
  readonly createdBy: string | null;
}

let product: Product;
let admin: Asker;
let analyst: Asker;
let other: { readonly id: string; readonly key: string };
let sent = 0;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
  other = await addProject(product, "other");
});

afterAll(() => product.stop());

const rate = (usdPerMillion: string, tokenClass = "INPUT") => ({ tokenClass, usdPerMillion });
const price = (change: object = {}) => ({ provider: "house", model: "llama-70b", rates: [rate("2")], ...change });

async function create(change: object = {}): Promise<string> {
  return (answered(await admin(CREATE, { input: price(change) }), "createPrice") as { id: string }).id;
}

interface Sent {
  readonly provider: string;
  readonly model: string;
  readonly key?: string;
  readonly serviceTier?: string;
}

/** Pico-USD and price of a request with one input token, recorded now. */
async function record({ key = API_KEY, ...event }: Sent): Promise<{ cost: string | null; price: string | null }> {
  sent += 1;
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ id: `own-${sent}`, inputTokens: 1, outputTokens: 0, ...event }),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1 });
  const { rows } = await product.sql.query<{ cost: string | null; price: string | null }>(
    "select cost, price_id::text as price from token_usage where event_id = $1",
    [`own-${sent}`],
  );
  return rows[0] ?? { cost: "none", price: "none" };
}

const costOf = async (event: Sent) => (await record(event)).cost;

describe("an own price", () => {
  test("is what was entered, to the pico-USD, and an entry of the audit log", async () => {
    const { data, errors } = await admin(CREATE, {
      input: price({
        provider: " Vertex_AI ",
        model: "Gemini-9-Pro",
        prefix: true,
        serviceTier: "on_demand_flex",
        rates: [
          { tokenClass: "INPUT", usdPerMillion: "1.25", tiers: [{ above: 200_000, usdPerMillion: "2.5" }] },
          rate("0.000001", "OUTPUT"),
        ],
        requestFee: "0.005",
        webSearchFee: "0.01",
        effectiveFrom: "2026-01-01T00:00:00Z",
        effectiveTo: "2027-01-01T00:00:00Z",
        note: "contract 7",
        sourceUrl: "https://example.com/prices",
      }),
    });
    expect(errors).toEqual([]);
    expect(data?.["createPrice"]).toMatchObject({
      provider: "google",
      model: "Gemini-9-Pro",
      matches: 'starts with "gemini-9-pro"',
      origin: "OWN",
      state: "CURRENT",
      projectId: null,
      serviceTier: "flex",
      rates: [
        { tokenClass: "INPUT", usdPerMillion: "1.25", tiers: [{ above: 200_000, usdPerMillion: "2.5" }] },
        { tokenClass: "OUTPUT", usdPerMillion: "0.000001", tiers: [] },
      ],
      requestFee: "0.005",
      webSearchFee: "0.01",
      effectiveFrom: "2026-01-01T00:00:00.000Z",
      effectiveTo: "2027-01-01T00:00:00.000Z",
      source: "own",
      sourceUrl: "https://example.com/prices",
      note: "contract 7",
      createdBy: "admin@localhost",
      retiredAt: null,
    });
    expect(await lastAudit(product, "price.create")).toMatchObject({
      email: "admin@localhost",
      before: null,
      after: { provider: "google", match: { starts_with: "gemini-9-pro" }, rates: { output: { base: "1" } } },
    });
  });

  test("prices a model of a provider that nobody knows, within five seconds", async () => {
    const event = { provider: "House", model: "Llama-70B" };
    expect(await costOf(event)).toBeNull();
    const id = await create();
    await expect.poll(() => record(event), WITHIN_5_S).toEqual({ cost: "2000000", price: id });
  });

  test("beats the list, and that of a project beats that of every project, there alone", async () => {
    const event = { provider: "openai", model: "gpt-4o" };
    expect(await costOf(event)).toBe("2500000");
    await create({ ...event, rates: [rate("7")] });
    await create({ ...event, rates: [rate("5")], projectId: other.id });
    await expect.poll(() => costOf({ ...event, key: other.key }), WITHIN_5_S).toBe("5000000");
    expect(await costOf(event)).toBe("7000000");
  });

  test("that begins later wins where two overlap; retired it prices nothing new, and the other does again", async () => {
    const event = { provider: "house", model: "overlap" };
    await create({ ...event, rates: [rate("1")] });
    const later = await create({ ...event, rates: [rate("3")], effectiveFrom: "2026-01-01T00:00:00Z" });
    await expect.poll(() => record(event), WITHIN_5_S).toEqual({ cost: "3000000", price: later });
    expect((await admin(TIMELINE, event)).data).toMatchObject({
      modelPrices: [{ id: later, state: "CURRENT" }, { state: "PAST" }],
    });
    const { data } = await admin(RETIRE, { id: later });
    expect(data).toMatchObject({ retirePrice: { id: later, state: "RETIRED" } });
    expect(await lastAudit(product, "price.retire")).toMatchObject({ target_id: later, reason: "a new contract" });
    await expect.poll(() => costOf(event), WITHIN_5_S).toBe("1000000");
    const { rows } = await product.sql.query("select cost from token_usage where price_id = $1 limit 1", [later]);
    expect(rows).toEqual([{ cost: "3000000" }]);
    expect((await admin(TIMELINE, event)).data).toMatchObject({
      modelPrices: [{ id: later, state: "RETIRED" }, { state: "CURRENT" }],
    });
    expect((await admin(RETIRE, { id: later })).errors[0]?.extensions["code"]).toBe("CONFLICT");
  });

  test("for the same from the same instant is refused, until the first is retired", async () => {
    const same = { model: "twin", effectiveFrom: "2026-03-01T00:00:00Z" };
    const first = await create(same);
    const twin = await admin(CREATE, { input: price({ ...same, model: "TWIN", rates: [rate("9")] }) });
    expect(twin.errors[0]?.extensions["code"]).toBe("CONFLICT");
    await create({ ...same, projectId: other.id });
    await create({ ...same, serviceTier: "batch" });
    await create({ ...same, prefix: true });
    await admin(RETIRE, { id: first });
    await create(same);
  });

  test("that two administrators create at once exists once", async () => {
    const input = price({ model: "race" });
    const answers = await Promise.all([admin(CREATE, { input }), admin(CREATE, { input })]);
    expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions["code"]))).toEqual(["CONFLICT"]);
  });

  test.each([
    { name: "no rate", change: { rates: [] }, field: "rates" },
    {
      name: "a rate finer than a pico-USD a token",
      change: { rates: [rate("0.0000001")] },
      field: "rates.0.usdPerMillion",
    },
    {
      name: "tiers that fall",
      change: {
        rates: [{ ...rate("1"), tiers: [200, 100].map((above) => ({ above, usdPerMillion: "2" })) }],
      },
      field: "rates.0.tiers.1.above",
    },
    {
      name: "an end before its start",
      change: { effectiveFrom: "2026-02-01T00:00:00Z", effectiveTo: "2026-01-01T00:00:00Z" },
      field: "effectiveTo",
    },
    { name: "no provider", change: { provider: " " }, field: "provider" },
    { name: "a model with a NUL", change: { model: "a\0b" }, field: "model" },
    { name: "a project that does not exist", change: { projectId: "99999" }, field: "projectId" },
    { name: "a script for an address", change: { sourceUrl: "javascript:alert(1)" }, field: "sourceUrl" },
    { name: "a negative fee", change: { requestFee: "-1" }, field: "requestFee" },
    { name: "a tier of service of too many letters", change: { serviceTier: "x".repeat(33) }, field: "serviceTier" },
  ])("with $name is refused by its field, and nothing is written down", async ({ change, field }) => {
    const before = await countAudits(product);
    const { errors } = await admin(CREATE, { input: price(change) });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field });
    expect(await countAudits(product)).toBe(before);
  });

  test("is set and retired by administrators alone", async () => {
    const id = await create({ model: "guarded" });
    for (const asker of [analyst, withKey(product, API_KEY)]) {
      expect((await asker(CREATE, { input: price() })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
      expect((await asker(RETIRE, { id })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    }
  });

  test("of a list cannot be retired, and what does not exist neither", async () => {
    const { rows } = await product.sql.query<{ id: string }>(
      "select id::text from prices where list_id is not null limit 1",
    );
    expect((await admin(RETIRE, { id: rows[0]?.id })).errors[0]?.extensions["code"]).toBe("CONFLICT");
    expect((await admin(RETIRE, { id: "424242" })).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  test("of another project is nothing that a key can see", async () => {
    const own = await addProject(product, "own");
    const model = { provider: "house", model: "secret" };
    await create({ ...model, projectId: own.id, note: "of own" });
    await create({ ...model, note: "of everybody" });
    const notes = async (asker: Asker) => {
      const found = answered(await asker(TIMELINE, model), "modelPrices") as readonly PriceAnswer[];
      return found.map(({ note, createdBy }) => ({ note, createdBy }));
    };
    const everybody = { note: "of everybody", createdBy: null };
    expect(await notes(withKey(product, other.key))).toEqual([everybody]);
    expect(await notes(withKey(product, own.key))).toEqual([everybody, { note: "of own", createdBy: null }]);
    expect(await notes(analyst)).toContainEqual({ note: "of own", createdBy: "admin@localhost" });
    const only = { provider: "house-of-own", model: "m" };
    await create({ ...only, projectId: own.id });
    const providers = async (key: string) =>
      (await withKey(product, key)("{ priceProviders }")).data?.["priceProviders"];
    expect(await providers(own.key)).toContain("house-of-own");
    expect(await providers(other.key)).not.toContain("house-of-own");
    const found = '{ prices(search: "house-of-own") { totalCount } }';
    expect((await withKey(product, other.key)(found)).data).toEqual({ prices: { totalCount: 0 } });
    expect((await analyst(found)).data).toEqual({ prices: { totalCount: 1 } });
  });
});
