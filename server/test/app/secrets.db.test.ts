import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MikroORM } from "@mikro-orm/postgresql";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { createOrm } from "../../src/app/orm.js";
import { verifySecrets } from "../../src/app/secrets.js";

const KEYS = { encryption: randomBytes(32), lookup: randomBytes(32), pseudonym: randomBytes(32) };

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
  await verifySecrets(orm.em.fork(), KEYS);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

test("the keys that a database was set up with are taken again", async () => {
  await expect(verifySecrets(orm.em.fork(), KEYS)).resolves.toBeUndefined();
});

test.each(["encryption", "lookup", "pseudonym"] as const)("another %s key is refused", async (name) => {
  const others = { ...KEYS, [name]: randomBytes(32) };
  await expect(verifySecrets(orm.em.fork(), others)).rejects.toThrow("set up with another secrets.json");
});
