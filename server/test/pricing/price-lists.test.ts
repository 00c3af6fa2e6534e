import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startReplica, type Replica } from "../api/start-replica.js";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { loadPriceVersions } from "../../src/pricing/load-price-versions.js";
import { packagePrices } from "../../src/pricing/package-prices.js";
import { PACKAGE_SOURCE } from "../../src/pricing/package-providers.js";
import { PriceList } from "../../src/pricing/price-list.js";
import { seedPriceList } from "../../src/pricing/seed-prices.js";
import { asAdmin, asAnalyst, withKey, type Asker } from "./ask-prices.js";
import { lastAudit } from "./audit.js";

const LISTS = "{ priceLists { id source state decidedBy priceCount } settings { proposedPriceLists } }";
const ACCEPT = "mutation ($id: ID!) { acceptPriceList(id: $id) { id state decidedBy decidedAt } }";
const DECLINE =
  "mutation ($id: ID!, $reason: String!) { declinePriceList(id: $id, reason: $reason) { state decidedBy } }";
const WITHIN_5_S = { timeout: 5_000, interval: 20 };
const MODEL = "gemini-2.5-flash";

interface ListAnswer {
  readonly id: string;
  readonly source: string;
  readonly state: string;
}

let product: Product;
let replica: Replica;
let admin: Asker;
let analyst: Asker;
let sent = 0;

beforeAll(async () => {
  product = await startProduct();
  replica = await startReplica(product);
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
});

afterAll(async () => {
  await replica.stop();
  await product.stop();
});

/** The packaged list with another price of one model, as a newer release would bring it. */
async function propose(checkedOn: string, picoUsdPerToken: string): Promise<string> {
  const rows = packagePrices().map((row) =>
    row.provider === "google" && row.model === MODEL
      ? { ...row, rates: { ...row.rates, input: { base: picoUsdPerToken } } }
      : row,
  );
  await seedPriceList(product.container.orm.em.fork(), { source: `list of ${checkedOn}`, checkedOn, rows });
  const list = (await lists()).find(({ state }) => state === "PROPOSED");
  return list?.id ?? "none";
}

async function lists(): Promise<readonly ListAnswer[]> {
  return (await admin(LISTS)).data?.["priceLists"] as ListAnswer[];
}

/** Cost in pico-USD of one input token that is recorded now. */
async function record(url: string): Promise<string | null> {
  sent += 1;
  const answer = await fetch(`${url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: `list-${sent}`, provider: "google", model: MODEL, inputTokens: 1, outputTokens: 0 }),
  });
  expect(answer.status).toBe(200);
  const { rows } = await product.sql.query<{ cost: string | null }>(
    "select cost from token_usage where event_id = $1",
    [`list-${sent}`],
  );
  return rows[0]?.cost ?? null;
}

describe("a proposed price list", () => {
  test("waits: requests are priced by the active one", async () => {
    const id = await propose("2027-01-01", "777000");
    expect((await admin(LISTS)).data).toMatchObject({
      priceLists: [
        { id, state: "PROPOSED", decidedBy: null },
        { source: PACKAGE_SOURCE, state: "ACTIVE", decidedBy: null, priceCount: packagePrices().length },
      ],
      settings: { proposedPriceLists: 1 },
    });
    await expect.poll(() => replica.container.prices.ageMs, WITHIN_5_S).toBeLessThan(1_000);
    expect(await record(replica.url)).toBe("300000");
  });

  test("that is accepted while requests are recorded prices them on every replica within five seconds, none unpriced", async () => {
    const [proposed] = await lists();
    const costs: (string | null)[] = [];
    const enough = new AbortController();
    const stream = (async () => {
      while (!enough.signal.aborted) costs.push(await record(product.url), await record(replica.url));
    })();
    await expect.poll(() => costs.length, WITHIN_5_S).toBeGreaterThan(5);
    const { data } = await admin(ACCEPT, { id: proposed?.id });
    expect(data).toMatchObject({ acceptPriceList: { state: "ACTIVE", decidedBy: "admin@localhost" } });
    await expect.poll(() => costs.slice(-4), WITHIN_5_S).toEqual(["777000", "777000", "777000", "777000"]);
    enough.abort();
    await stream;
    expect(new Set(costs)).toEqual(new Set(["300000", "777000"]));
    expect(await lastAudit(product, "priceList.accept")).toMatchObject({
      email: "admin@localhost",
      target_id: proposed?.id,
      before: { state: "proposed", active: PACKAGE_SOURCE },
      after: { state: "active", active: "list of 2027-01-01" },
    });
    expect((await lists()).map(({ state }) => state)).toEqual(["ACTIVE", "SUPERSEDED"]);
  });

  test("leaves the list before in the history: what was in force at a moment can be told", async () => {
    const { rows } = await product.sql.query<{ decided_at: Date }>(
      "select decided_at from price_lists where state = 'active'",
    );
    const accepted = rows[0]?.decided_at.getTime() ?? 0;
    const costAsOf = async (time: number) => {
      const known = await loadPriceVersions(product.container.orm.em.fork(), { asOf: new Date(time) });
      const counts = { ...NO_TOKENS, input: 1 };
      const asked = { projectId: 1, provider: "google", model: MODEL, serviceTier: null, webSearches: 0 };
      return new PriceList(known).price({ ...asked, counts, time: new Date() }).cost;
    };
    expect(await costAsOf(accepted - 1_000)).toBe(300_000n);
    expect(await costAsOf(accepted + 1_000)).toBe(777_000n);
  });

  test("is accepted once, also by two administrators at once", async () => {
    const id = await propose("2027-02-01", "888000");
    const answers = await Promise.all([admin(ACCEPT, { id }), admin(ACCEPT, { id })]);
    expect(answers.flatMap(({ errors }) => errors)).toMatchObject([
      { message: "This price list is active; only a proposed one is decided.", extensions: { code: "CONFLICT" } },
    ]);
  });

  test("that is declined changes no price, and the next start does not bring it back", async () => {
    const id = await propose("2027-03-01", "999000");
    expect((await admin(DECLINE, { id, reason: "" })).errors[0]?.extensions).toEqual({
      code: "BAD_INPUT",
      field: "reason",
    });
    const { data } = await admin(DECLINE, { id, reason: "wrong for our region" });
    expect(data).toEqual({ declinePriceList: { state: "DECLINED", decidedBy: "admin@localhost" } });
    expect(await lastAudit(product, "priceList.decline")).toMatchObject({ reason: "wrong for our region" });
    expect(await propose("2027-03-01", "999000")).toBe("none");
    expect((await admin(ACCEPT, { id })).errors[0]?.extensions["code"]).toBe("CONFLICT");
    await expect.poll(() => record(replica.url), WITHIN_5_S).toBe("888000");
  });

  test("is decided by administrators alone; everybody who sees usage sees it, keys without names", async () => {
    const id = await propose("2027-04-01", "111000");
    for (const asker of [analyst, withKey(product, API_KEY)]) {
      expect((await asker(ACCEPT, { id })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
      expect((await asker(DECLINE, { id, reason: "no" })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
      expect((await asker(LISTS)).data).toMatchObject({ settings: { proposedPriceLists: 1 } });
    }
    const seen = (await withKey(product, API_KEY)(LISTS)).data?.["priceLists"] as { decidedBy: string | null }[];
    expect(seen.map(({ decidedBy }) => decidedBy).filter((email) => email !== null)).toEqual([]);
  });

  test("that does not exist cannot be decided", async () => {
    expect((await admin(ACCEPT, { id: "424242" })).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
    expect((await admin(ACCEPT, { id: "1e3" })).errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "id" });
  });
});

test("what was written down of all that can be neither changed nor removed", async () => {
  for (const statement of [
    "update audit_entries set reason = 'none'",
    "delete from audit_entries",
    "truncate audit_entries",
  ]) {
    await expect(product.sql.query(statement)).rejects.toThrow("audit_entries is append-only");
  }
});
