import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AppUserDirectory } from "../../src/appusers/app-user-directory.js";
import type { IdentityKeys } from "../../src/appusers/identity-keys.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const KEYS: IdentityKeys = {
  encryption: Buffer.alloc(32, 1),
  lookup: Buffer.alloc(32, 2),
  pseudonym: Buffer.alloc(16, 3),
};

let database: TestDatabase;
let pool: pg.Pool;
let otherPool: pg.Pool;
let projectId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  otherPool = new pg.Pool({ connectionString: database.url, max: 4 });
  const { rows } = await pool.query<{ id: number }>("insert into projects (name) values ('users') returning id");
  projectId = rows[0]?.id ?? 0;
});

afterAll(async () => {
  await pool.end();
  await otherPool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query("truncate app_users, app_user_identities cascade");
});

const named = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, index) => `user ${from + index}`));

async function userCount() {
  const { rows } = await pool.query<{ users: number; identities: number }>(
    `select (select count(*)::int from app_users) as users,
            (select count(*)::int from app_user_identities i join app_users u on u.id = i.app_user_id) as identities`,
  );
  return rows[0];
}

test("every outside id gets a user of its own, and the same one the next time", async () => {
  const directory = new AppUserDirectory(pool, KEYS);
  const first = await directory.attribute(projectId, named(0, 20));
  expect(new Set(first.values()).size).toBe(20);
  expect(await directory.attribute(projectId, named(0, 20))).toEqual(first);
  expect(await new AppUserDirectory(pool, KEYS).attribute(projectId, named(0, 20))).toEqual(first);
  expect(await userCount()).toEqual({ users: 20, identities: 20 });
});

test("nobody is lost when almost nothing can be remembered and calls overlap", async () => {
  const directory = new AppUserDirectory(pool, KEYS, 1);
  const calls = Array.from({ length: 12 }, (_, call) => named(call * 5, call * 5 + 15));
  const answers = await Promise.all(calls.map((ids) => directory.attribute(projectId, ids)));
  const ids = new Map<string, string>();
  answers.forEach((users, call) => {
    expect([...users.keys()].sort()).toEqual([...(calls[call] ?? [])].sort());
    for (const [externalId, id] of users) {
      expect(ids.get(externalId) ?? id).toBe(id);
      ids.set(externalId, id);
    }
  });
  expect(await userCount()).toEqual({ users: 70, identities: 70 });
});

test("processes that meet the same new users at once agree on one row each", async () => {
  const answers = await Promise.all(
    [pool, otherPool, pool, otherPool].map((connections, at) => {
      const ids = at % 2 === 0 ? named(0, 300) : new Set([...named(0, 300)].toReversed());
      return new AppUserDirectory(connections, KEYS).attribute(projectId, ids);
    }),
  );
  const [first] = answers;
  for (const users of answers) expect(users).toEqual(first);
  expect(await userCount()).toEqual({ users: 300, identities: 300 });
});

test("the same outside id in two projects is two users", async () => {
  const { rows } = await pool.query<{ id: number }>("insert into projects (name) values ('others') returning id");
  const directory = new AppUserDirectory(pool, KEYS);
  const here = await directory.attribute(projectId, named(0, 1));
  const there = await directory.attribute(rows[0]?.id ?? 0, named(0, 1));
  expect(there.get("user 0")).not.toBe(here.get("user 0"));
});
