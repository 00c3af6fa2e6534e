import type { MikroORM } from "@mikro-orm/postgresql";
import "reflect-metadata";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiKey } from "../../src/access/api-key.entity.js";
import { ApiKeyService } from "../../src/access/api-key.service.js";
import { projectIdOf } from "../../src/access/bootstrap.js";
import { noteKeyUse } from "../../src/access/keys/note-key-use.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const START = new Date("2026-11-27T10:00:00Z").getTime();

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection: what is asked next is answered after what nobody waited for.
  orm = await createOrm({ databaseUrl: database.url, poolSize: 1 });
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

/** A key and as many replicas as asked for, at a time that the test sets. */
async function keyAt(name: string, replicas = 1) {
  let now = START;
  const services = Array.from({ length: replicas }, () => new ApiKeyService(() => new Date(now)));
  const [first] = services;
  if (first === undefined) throw new Error("no replica");
  const projectId = await projectIdOf(orm.em.fork(), "default");
  const secret = await first.issue(orm.em.fork(), { projectId, name, scopes: ["ingest"] });
  return {
    services,
    secret,
    at: (ms: number) => (now = START + ms),
    use: (address: string, service = first) => service.viewerOf(orm.em.fork(), { secret, address }),
    set: (change: Partial<ApiKey>) => orm.em.fork().nativeUpdate(ApiKey, { name }, change),
    stored: () => orm.em.fork().findOneOrFail(ApiKey, { name }),
  };
}

test("the last use is written with its address, and again only after a minute", async () => {
  const { at, use, stored } = await keyAt("busy");
  await use("192.0.2.1");
  expect(await stored()).toMatchObject({ lastUsedAt: new Date(START), lastUsedAddress: "192.0.2.1" });
  at(59_999);
  await use("192.0.2.2");
  expect(await stored()).toMatchObject({ lastUsedAt: new Date(START), lastUsedAddress: "192.0.2.1" });
  at(62_000);
  await use("192.0.2.3");
  expect(await stored()).toMatchObject({ lastUsedAt: new Date(START + 62_000), lastUsedAddress: "192.0.2.3" });
});

test("the present secret's use is written apart from the former one's, which does not put it off", async () => {
  const { at, use, set, stored } = await keyAt("rotated");
  const replacement = Buffer.alloc(32, 2);
  const hash = (await stored()).secretHash;
  await use("192.0.2.1");
  const rotated = { previousSecretHash: hash, secretHash: replacement, previousUntil: new Date(START + 600_000) };
  await set({ ...rotated, secretUsedAt: null });
  at(5_000);
  await use("192.0.2.1");
  expect(await stored()).toMatchObject({ secretUsedAt: null, previousUsedAt: new Date(START + 5_000) });
  // The new secret is the one that the test knows, a second after the former one was used.
  await set({ previousSecretHash: replacement, secretHash: hash });
  at(8_000);
  await use("192.0.2.2");
  expect(await stored()).toMatchObject({
    secretUsedAt: new Date(START + 8_000),
    previousUsedAt: new Date(START + 5_000),
    lastUsedAt: new Date(START + 8_000),
    lastUsedAddress: "192.0.2.2",
  });
});

test("a use that a rotation overtook is not taken for one of the new secret", async () => {
  const { use, set, stored } = await keyAt("overtaken");
  const key = await stored();
  await set({ secretHash: Buffer.alloc(32, 3), previousSecretHash: key.secretHash });
  noteKeyUse(orm.em.fork(), { key, isPrevious: false, address: "192.0.2.1", now: new Date(START) });
  expect(await stored()).toMatchObject({ secretUsedAt: null, lastUsedAt: null });
  expect(await use("192.0.2.1")).toBeNull();
});

test("of two replicas that a key comes to at once, one writes", async () => {
  const { services, use, stored } = await keyAt("on two replicas", 2);
  const em = orm.em.fork();
  await em.execute("create table written (key_id int)");
  await em.execute(
    `create function note_write() returns trigger language plpgsql as $$
     begin insert into written values (new.id); return null; end $$`,
  );
  await em.execute("create trigger note_write after update on api_keys for each row execute function note_write()");
  await Promise.all(services.map((service, index) => use(`192.0.2.${index}`, service)));
  const { id } = await stored();
  expect(await em.execute("select key_id from written")).toEqual([{ key_id: id }]);
});

test("a key is remembered for two seconds, and no longer than it lives", async () => {
  const { services, secret, at, use, set } = await keyAt("short-lived");
  const [service] = services;
  await set({ expiresAt: new Date(START + 500) });
  expect(await use("192.0.2.1")).toMatchObject({ kind: "API_KEY", name: "short-lived" });
  at(499);
  expect(service?.rememberedViewer(secret)).not.toBeNull();
  at(500);
  expect(service?.rememberedViewer(secret)).toBeNull();
  expect(await use("192.0.2.1")).toBeNull();
});

test("a key that was revoked is forgotten after two seconds", async () => {
  const { at, use, set } = await keyAt("revoked");
  await use("192.0.2.1");
  await set({ revokedAt: new Date(START) });
  at(1_999);
  expect(await use("192.0.2.1")).not.toBeNull();
  at(2_000);
  expect(await use("192.0.2.1")).toBeNull();
});

test("its limit is handed on with the key", async () => {
  const { use, set } = await keyAt("limited");
  await set({ requestsPerMinute: 60 });
  expect(await use("192.0.2.1")).toMatchObject({ requestsPerMinute: 60 });
});
