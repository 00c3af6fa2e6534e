import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const setsNamed = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    projectId: 1,
    apiKeyId: [null, 1, 2][(from + index) % 3] ?? null,
    provider: "google",
    model: `${prefix} ${from + index}`,
    feature: "summary",
    operation: "chat",
    status: "ok",
  }));

test("a set has one id, whoever asks for it, and the id leads back to the set", async () => {
  const sets = setsNamed("one", 0, 3);
  const ids = await new DimensionDictionary(pool).idsOf([...sets, ...sets]);
  expect(ids.slice(3)).toEqual(ids.slice(0, 3));
  expect(new Set(ids).size).toBe(3);
  const other = new DimensionDictionary(pool);
  expect(await Promise.all(ids.slice(0, 3).map((id) => other.setOf(id)))).toEqual(sets);
  expect(await other.idsOf(sets.toReversed())).toEqual(ids.slice(0, 3).toReversed());
});

test("there is no set behind an id that was never given", async () => {
  expect(await new DimensionDictionary(pool).setOf(2_000_000_000)).toBeNull();
});

test("many are led back at once, however few can be remembered, and what was never given is left out", async () => {
  const sets = setsNamed("many", 0, 200);
  const ids = await new DimensionDictionary(pool).idsOf(sets);
  let asked = 0;
  const counting = new Proxy(pool, {
    get: (target, name) => {
      if (name === "query") asked += 1;
      return Reflect.get(target, name);
    },
  });
  const found = await new DimensionDictionary(counting, 1).setsOf([...ids, 2_000_000_000]);
  expect(ids.map((id) => found.get(id))).toEqual(sets);
  expect(found.size).toBe(200);
  expect(asked).toBe(1);
});

test("no id is lost when almost nothing can be remembered and calls overlap", async () => {
  const dictionary = new DimensionDictionary(pool, 1);
  const calls = Array.from({ length: 12 }, (_, call) => setsNamed("few", call * 5, call * 5 + 15));
  const answers = await Promise.all(calls.map((sets) => dictionary.idsOf(sets)));
  const idOf = new Map<string, Set<number | undefined>>();
  calls.forEach((sets, call) =>
    sets.forEach(({ model }, at) => idOf.set(model, (idOf.get(model) ?? new Set()).add(answers[call]?.[at]))),
  );
  expect(idOf.size).toBe(70);
  expect([...idOf.values()].every((ids) => ids.size === 1 && !ids.has(undefined))).toBe(true);
  const [first, last] = [calls[0]?.[0], calls[11]?.[14]];
  expect(await dictionary.setOf(answers[0]?.[0] ?? 0)).toEqual(first);
  expect(await dictionary.setOf(answers[11]?.[14] ?? 0)).toEqual(last);
});

test("the same names with another key, or without one, are another set", async () => {
  const [set] = setsNamed("by key", 0, 1);
  if (set === undefined) throw new Error("no set");
  const sets = [null, 1, 2].map((apiKeyId) => ({ ...set, apiKeyId }));
  const ids = await new DimensionDictionary(pool).idsOf(sets);
  expect(new Set(ids).size).toBe(3);
  expect(await new DimensionDictionary(pool).idsOf(sets)).toEqual(ids);
  expect(await Promise.all(ids.map((id) => new DimensionDictionary(pool).setOf(id)))).toEqual(sets);
});

test("a replica of the release before goes on adding sets, and reads those with a key", async () => {
  const [set] = setsNamed("before", 0, 1);
  if (set === undefined) throw new Error("no set");
  const [keyed] = await new DimensionDictionary(pool).idsOf([{ ...set, apiKeyId: 1 }]);
  const added = await pool.query<{ id: number }>(
    `insert into usage_dimensions as existing (project_id, provider, model, feature, operation, status)
     select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict (project_id, provider, model, feature, operation, status)
       do update set status = existing.status
     returning *`,
    [[1], [set.provider], [set.model], [set.feature], [set.operation], [set.status]],
  );
  expect(added.rows[0]?.id).not.toBe(keyed);
  expect(await new DimensionDictionary(pool).idsOf([{ ...set, apiKeyId: null }])).toEqual([added.rows[0]?.id]);
  const read = await pool.query<{ model: string }>("select * from usage_dimensions where id = any($1::int[])", [
    [keyed],
  ]);
  expect(read.rows).toMatchObject([{ model: set.model }]);
});
