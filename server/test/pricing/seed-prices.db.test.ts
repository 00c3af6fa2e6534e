import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { MikroORM } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { createOrm } from "../../src/app/orm.js";
import { packagePrices } from "../../src/pricing/package-prices.js";
import { PriceCatalogue } from "../../src/pricing/price-catalogue.js";
import { seedPrices } from "../../src/pricing/seed-prices.js";

const asked = { projectId: 1, serviceTier: null, webSearches: 0 };

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

async function countPrices(): Promise<number> {
  const [row] = await orm.em.fork().execute<{ count: number }[]>("select count(*)::int as count from prices");
  return row?.count ?? 0;
}

test("two replicas that start at once seed the list once, and a restart adds nothing", async () => {
  await Promise.all([seedPrices(orm.em.fork()), seedPrices(orm.em.fork())]);
  expect(await countPrices()).toBe(packagePrices().length);
  await seedPrices(orm.em.fork());
  expect(await countPrices()).toBe(packagePrices().length);
});

test("the catalogue prices from the stored rows, to the day and to the hour", async () => {
  await seedPrices(orm.em.fork());
  const catalogue = await PriceCatalogue.load(orm.em.fork());
  const costAt = (provider: string, model: string, time: string) =>
    catalogue.price({
      ...asked,
      provider,
      model,
      time: new Date(time),
      counts: { ...NO_TOKENS, input: 1_000, output: 1_000 },
    }).cost;

  expect(costAt("openai", "o3", "2025-06-09T23:59:59.999Z")).toBe(50_000_000_000n);
  expect(costAt("openai", "o3", "2025-06-10T00:00:00Z")).toBe(10_000_000_000n);
  expect(costAt("deepseek", "deepseek-v4-flash", "2026-09-01T05:59:59Z")).toBe(880_000_000n);
  expect(costAt("deepseek", "deepseek-v4-flash", "2026-09-01T06:00:00Z")).toBe(1_760_000_000n);
});

test("the row that gave a price is named", async () => {
  await seedPrices(orm.em.fork());
  const catalogue = await PriceCatalogue.load(orm.em.fork());
  const { priceId } = catalogue.price({
    ...asked,
    provider: "google",
    model: "gemini-2.5-pro",
    time: new Date("2026-11-01"),
    counts: { ...NO_TOKENS, input: 1 },
  });
  const rows = await orm.em
    .fork()
    .execute("select provider, model, checked_on::text, source from prices where id = ?", [priceId]);
  expect(rows).toEqual([
    {
      provider: "google",
      model: "gemini-2.5-pro",
      checked_on: "2026-09-23",
      source: "@pydantic/genai-prices 0.1.8 + corrections 1",
    },
  ]);
});
