import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { MikroORM } from "@mikro-orm/postgresql";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { createOrm } from "../../src/app/orm.js";
import { packagePrices } from "../../src/pricing/package-prices.js";
import { PACKAGE_CHECKED_ON, PACKAGE_SOURCE } from "../../src/pricing/package-providers.js";
import { PriceCatalogue } from "../../src/pricing/price-catalogue.js";
import { seedPriceList, seedPrices } from "../../src/pricing/seed-prices.js";

const SOME = packagePrices().slice(0, 3);

const asked = { projectId: 1, serviceTier: null, webSearches: 0 };

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
});

afterEach(async () => {
  await orm.em.fork().execute("truncate prices, price_lists restart identity cascade");
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

async function countPrices(): Promise<number> {
  const [row] = await orm.em.fork().execute<{ count: number }[]>("select count(*)::int as count from prices");
  return row?.count ?? 0;
}

/** As in "active of 2026-09-23 with 3". */
async function lists(): Promise<string[]> {
  const rows = await orm.em.fork().execute<{ list: string }[]>(
    `select format('%s of %s with %s', state, checked_on, (select count(*) from prices where list_id = l.id)) as list
     from price_lists l order by id`,
  );
  return rows.map(({ list }) => list);
}

const seedList = (checkedOn: string, source = `list of ${checkedOn}`) =>
  seedPriceList(orm.em.fork(), { source, checkedOn, rows: SOME });

const setState = (checkedOn: string, state: string) =>
  orm.em.fork().execute("update price_lists set state = ? where checked_on = ?::date", [state, checkedOn]);

test("the first list is active by itself; replicas that start at once seed it once, and a restart adds nothing", async () => {
  await Promise.all([seedPrices(orm.em.fork()), seedPrices(orm.em.fork())]);
  const once = [`active of ${PACKAGE_CHECKED_ON} with ${packagePrices().length}`];
  expect(await lists()).toEqual(once);
  await seedPrices(orm.em.fork());
  expect(await lists()).toEqual(once);
});

test("a newer list is proposed once, by whichever of two replicas comes first", async () => {
  await seedList("2026-09-23");
  await Promise.all([seedList("2026-10-30"), seedList("2026-10-30")]);
  expect(await lists()).toEqual(["active of 2026-09-23 with 3", "proposed of 2026-10-30 with 3"]);
});

test("replicas of two releases that start at once leave the newest list proposed", async () => {
  await seedList("2026-09-23");
  await Promise.all([seedList("2026-11-30"), seedList("2026-10-30"), seedList("2026-11-30")]);
  expect((await lists()).filter((list) => list.startsWith("proposed"))).toEqual(["proposed of 2026-11-30 with 3"]);
});

test("a newer proposal takes the place of an older one", async () => {
  await seedList("2026-09-23");
  await seedList("2026-10-30");
  await seedList("2026-11-30");
  expect(await lists()).toEqual([
    "active of 2026-09-23 with 3",
    "superseded of 2026-10-30 with 3",
    "proposed of 2026-11-30 with 3",
  ]);
});

test("a declined list is not proposed again", async () => {
  await seedList("2026-09-23");
  await seedList("2026-10-30");
  await setState("2026-10-30", "declined");
  await seedList("2026-10-30");
  expect(await lists()).toEqual(["active of 2026-09-23 with 3", "declined of 2026-10-30 with 3"]);
});

test("a release that is older than the active list proposes nothing", async () => {
  await seedList("2026-10-30");
  await seedList("2026-09-23");
  expect(await lists()).toEqual(["active of 2026-10-30 with 3"]);
});

test("other content of the same day is another list, and the numbers of its source say which is newer", async () => {
  await seedList("2026-09-23", "list 9");
  await seedList("2026-09-23", "list 10");
  await seedList("2026-09-23", "list 8");
  expect(await lists()).toEqual(["active of 2026-09-23 with 3", "proposed of 2026-09-23 with 3"]);
});

test("a list that cannot be stored whole is not stored at all", async () => {
  const [row] = SOME;
  if (row === undefined) throw new Error("the package has no prices");
  const rows = [row, { ...row, effectiveFrom: "soon" }];
  await expect(seedPriceList(orm.em.fork(), { source: "broken", checkedOn: "2026-10-30", rows })).rejects.toThrow(
    "invalid input syntax",
  );
  expect(await lists()).toEqual([]);
  expect(await countPrices()).toBe(0);
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
  const packaged = packagePrices().find(({ provider, model }) => provider === "google" && model === "gemini-2.5-pro");
  const checkedOn = packaged?.checkedOn ?? PACKAGE_CHECKED_ON;
  expect(rows).toEqual([
    { provider: "google", model: "gemini-2.5-pro", checked_on: checkedOn, source: PACKAGE_SOURCE },
  ]);
});
