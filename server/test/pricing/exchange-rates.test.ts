import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { answered, asAdmin, asAnalyst, withKey, type Asker } from "./ask-prices.js";
import { countAudits, lastAudit } from "./audit.js";

const SET = /* GraphQL */ `
  mutation ($input: ExchangeRateInput!) {
    setExchangeRate(input: $input) {
      id
      currency
      validOn
      perUsd
      source
      createdBy
    }
  }
`;
const REMOVE = 'mutation ($id: ID!) { removeExchangeRate(id: $id, reason: "read wrongly") }';
const SHOW_IN = "mutation ($currency: String!) { setDisplayCurrency(currency: $currency) { displayCurrency } }";
const RATES = "{ exchangeRates { id currency validOn perUsd createdBy } }";
const DISPLAY = "{ settings { currency displayCurrency displayRates { validOn perUsd } } }";

const KRW = { currency: "KRW", validOn: "2026-11-02", perUsd: "1391.50", source: "Bank of Korea" };

interface DisplayAnswer {
  readonly displayCurrency: string;
  readonly displayRates: readonly unknown[];
}

let product: Product;
let admin: Asker;
let analyst: Asker;
let key: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
  key = withKey(product, API_KEY);
});

afterAll(() => product.stop());

beforeEach(async () => {
  await product.sql.query("delete from settings where key = 'displayCurrency'");
  await product.sql.query("delete from exchange_rates");
});

async function enter(rate: Partial<typeof KRW> = {}): Promise<string> {
  return (answered(await admin(SET, { input: { ...KRW, ...rate } }), "setExchangeRate") as { id: string }).id;
}

describe("an exchange rate", () => {
  test("is kept exactly as it was entered, with its day, its source and who entered it", async () => {
    const { data } = await admin(SET, { input: KRW });
    expect(data).toMatchObject({
      setExchangeRate: { currency: "KRW", validOn: "2026-11-02", perUsd: "1391.5", createdBy: "admin@localhost" },
    });
    expect(await lastAudit(product, "exchangeRate.set")).toMatchObject({
      email: "admin@localhost",
      before: null,
      after: KRW,
      address: expect.stringContaining("127.0.0.1") as unknown,
    });
  });

  test("replaces the one of the same currency and day, and the entry says what it was", async () => {
    const id = await enter();
    expect(await enter({ perUsd: "1400" })).toBe(id);
    expect((await admin(RATES)).data).toMatchObject({ exchangeRates: [{ id, perUsd: "1400" }] });
    expect(await lastAudit(product, "exchangeRate.set")).toMatchObject({
      target_id: id,
      before: { ...KRW, perUsd: "1391.5" },
      after: { perUsd: "1400" },
    });
  });

  test("stands beside those of other days and currencies, newest first", async () => {
    await enter();
    await enter({ validOn: "2026-11-03" });
    await enter({ currency: "EUR", perUsd: "0.861", validOn: "2026-11-01" });
    const days = (await admin("{ exchangeRates { validOn } }")).data;
    expect(days).toEqual({
      exchangeRates: [{ validOn: "2026-11-03" }, { validOn: "2026-11-02" }, { validOn: "2026-11-01" }],
    });
    const won = await admin('{ exchangeRates(currency: "KRW") { validOn } }');
    expect(won.data).toEqual({ exchangeRates: [{ validOn: "2026-11-03" }, { validOn: "2026-11-02" }] });
  });

  test.each([
    { name: "a currency that does not exist", rate: { currency: "KRX" }, field: "currency" },
    { name: "small letters", rate: { currency: "krw" }, field: "currency" },
    { name: "the dollar itself", rate: { currency: "USD" }, field: "currency" },
    { name: "a day that does not exist", rate: { validOn: "2026-02-30" }, field: "validOn" },
    { name: "a day of next year", rate: { validOn: "2099-01-01" }, field: "validOn" },
    { name: "a rate of nothing", rate: { perUsd: "0.00" }, field: "perUsd" },
    { name: "a negative rate", rate: { perUsd: "-1" }, field: "perUsd" },
    { name: "no source", rate: { source: "  " }, field: "source" },
  ])("with $name is refused, and nothing is written down", async ({ rate, field }) => {
    const before = await countAudits(product);
    const { errors } = await admin(SET, { input: { ...KRW, ...rate } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field });
    expect((await admin(RATES)).data).toEqual({ exchangeRates: [] });
    expect(await countAudits(product)).toBe(before);
  });

  test("is entered by administrators alone, and read by everybody who sees usage", async () => {
    await enter();
    for (const asker of [analyst, key]) {
      const refused = await asker(SET, { input: KRW });
      expect(refused.errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    }
    expect((await analyst(RATES)).data).toMatchObject({ exchangeRates: [{ createdBy: "admin@localhost" }] });
    expect((await key(RATES)).data).toMatchObject({ exchangeRates: [{ perUsd: "1391.5", createdBy: null }] });
  });
});

describe("the display currency", () => {
  test("is USD until somebody chooses another, and amounts stay in USD then too", async () => {
    await enter();
    expect((await key(DISPLAY)).data).toEqual({
      settings: { currency: "USD", displayCurrency: "USD", displayRates: [] },
    });
    expect((await admin(SHOW_IN, { currency: "KRW" })).data).toEqual({
      setDisplayCurrency: { displayCurrency: "KRW" },
    });
    expect((await key(DISPLAY)).data).toEqual({
      settings: {
        currency: "USD",
        displayCurrency: "KRW",
        displayRates: [{ validOn: "2026-11-02", perUsd: "1391.5" }],
      },
    });
    expect(await lastAudit(product, "settings.displayCurrency")).toMatchObject({
      before: { currency: "USD" },
      after: { currency: "KRW" },
    });
  });

  test("needs a rate, but for USD", async () => {
    const { errors } = await admin(SHOW_IN, { currency: "KRW" });
    expect(errors[0]).toMatchObject({
      message: 'currency: expected USD, or a currency with an exchange rate, got "KRW"',
      extensions: { code: "BAD_INPUT", field: "currency" },
    });
    expect((await admin(SHOW_IN, { currency: "USD" })).errors).toEqual([]);
  });

  test("keeps its last rate", async () => {
    const [first, second] = [await enter(), await enter({ validOn: "2026-11-03" })];
    await admin(SHOW_IN, { currency: "KRW" });
    expect((await admin(REMOVE, { id: second })).data).toEqual({ removeExchangeRate: true });
    expect(await lastAudit(product, "exchangeRate.remove")).toMatchObject({
      target_id: second,
      reason: "read wrongly",
    });
    expect((await admin(REMOVE, { id: first })).errors[0]?.extensions["code"]).toBe("CONFLICT");
    await admin(SHOW_IN, { currency: "USD" });
    expect((await admin(REMOVE, { id: first })).errors).toEqual([]);
    expect((await admin(REMOVE, { id: first })).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  test("is not chosen by an analyst", async () => {
    expect((await analyst(SHOW_IN, { currency: "USD" })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  test("that is chosen while its last rate is removed loses neither", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await enter();
      await Promise.all([admin(SHOW_IN, { currency: "KRW" }), admin(REMOVE, { id })]);
      const { displayCurrency, displayRates } = answered(await admin(DISPLAY), "settings") as DisplayAnswer;
      expect(displayRates).toHaveLength(displayCurrency === "KRW" ? 1 : 0);
      await admin(SHOW_IN, { currency: "USD" });
    }
  });
});
