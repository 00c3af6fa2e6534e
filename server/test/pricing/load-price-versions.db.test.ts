import type { MikroORM } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrm } from "../../src/app/orm.js";
import { loadPriceVersions, type WhichPrices } from "../../src/pricing/load-price-versions.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const BEFORE = new Date("2026-11-10T00:00:00Z");
const BETWEEN = new Date("2026-11-12T00:00:00Z");
const AFTER = new Date("2026-11-14T00:00:00Z");

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
  await orm.em.fork().execute(`
    insert into price_lists (id, source, checked_on, state, decided_at) overriding system value values
      (101, 'first', '2026-11-01', 'superseded', '2026-11-01T00:00:00Z'),
      (102, 'second', '2026-11-02', 'active', '2026-11-13T00:00:00Z'),
      (103, 'third', '2026-11-03', 'proposed', null);
    insert into prices (model, list_id, created_at, retired_at, provider, position, match, rates, source, checked_on)
    select model, list_id, created_at::timestamptz, retired_at::timestamptz,
           'acme', 0, '{"equals": "m"}', '{"input": {"base": "1"}}', 's', '2026-11-01'
    from (values
      ('of the first list', 101, '2026-11-01', null),
      ('of the second list', 102, '2026-11-01', null),
      ('of the third list', 103, '2026-11-01', null),
      ('own, retired since', null, '2026-11-01', '2026-11-13'),
      ('own, entered since', null, '2026-11-11', null)
    ) as given(model, list_id, created_at, retired_at);
    insert into price_discounts (note, created_at, retired_at, factor_ppm, effective_from) values
      ('retired since', '2026-11-01', '2026-11-13', 1, '2026-01-01'),
      ('entered since', '2026-11-11', null, 1, '2026-01-01');
  `);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

async function known(which: WhichPrices) {
  const { versions, discounts } = await loadPriceVersions(orm.em.fork(), which);
  return { prices: versions.map(({ model }) => model), discounts: discounts.map(({ note }) => note) };
}

test("prices are those of the active list, own ones and discounts that are not retired", async () => {
  expect(await known({})).toEqual({
    prices: ["of the second list", "own, entered since"],
    discounts: ["entered since"],
  });
});

test.each([
  { asOf: BEFORE, prices: ["of the first list", "own, retired since"], discounts: ["retired since"] },
  {
    asOf: BETWEEN,
    prices: ["of the first list", "own, retired since", "own, entered since"],
    discounts: ["retired since", "entered since"],
  },
  { asOf: AFTER, prices: ["of the second list", "own, entered since"], discounts: ["entered since"] },
])("what was known then is what priced then: $prices", async ({ asOf, prices, discounts }) => {
  expect(await known({ asOf })).toEqual({ prices, discounts });
});

test("a list can be asked for that is not active", async () => {
  expect((await known({ listId: 103 })).prices).toEqual(["of the third list", "own, entered since"]);
});
