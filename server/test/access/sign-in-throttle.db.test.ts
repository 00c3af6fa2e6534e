import "reflect-metadata";
import type { MikroORM } from "@mikro-orm/postgresql";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { removeOldTries, SignInThrottle, type Trying } from "../../src/access/sign-in-throttle.js";
import { AppError } from "../../src/core/errors.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const WRONG = AppError.unauthenticated("wrong", "password");
const MINJI: Trying = { by: "email", account: "minji@example.com", address: "192.0.2.1" };

let database: TestDatabase;
let orm: MikroORM;
let lines: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url });
});

beforeEach(async () => {
  lines = [];
  await orm.em.fork().execute("truncate sign_in_tries");
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

function makeReplica() {
  const logger = pino({ level: "info" }, { write: (line) => void lines.push(line) });
  const throttle = new SignInThrottle(logger);
  const attempt = (trying: Trying, prove: () => Promise<string>) => throttle.attempt(orm.em.fork(), trying, prove);
  return {
    fails: (trying: Trying) => attempt(trying, () => Promise.reject(WRONG)),
    isTurnedAway: (trying: Trying, error: Error) => attempt(trying, () => Promise.reject(error)),
    succeeds: (trying: Trying) => attempt(trying, () => Promise.resolve("in")),
  };
}

type Replica = ReturnType<typeof makeReplica>;

async function failTimes(replica: Replica, times: number, trying: (time: number) => Trying) {
  const tries = Array.from({ length: times }, (_, time) => replica.fails(trying(time)));
  const outcomes = await Promise.allSettled(tries);
  return outcomes.filter((outcome) => outcome.status === "rejected" && outcome.reason === WRONG).length;
}

/** As if so much time had gone by. */
async function later(interval: string) {
  await orm.em.fork().execute("update sign_in_tries set until = until - ?::interval", [interval]);
}

test("of many tries at once, over two replicas, ten reach the password", async () => {
  const replicas = [makeReplica(), makeReplica()];
  const reached = await Promise.all(replicas.map((replica) => failTimes(replica, 20, () => MINJI)));
  expect(reached.reduce((sum, times) => sum + times, 0)).toBe(10);
});

test("the refusal says when to try again, however the e-mail is written, and others go on", async () => {
  const replica = makeReplica();
  await failTimes(replica, 10, () => MINJI);
  await later("5 minutes");
  const refused = { name: "AppError", code: "UNAVAILABLE", message: expect.stringContaining("in 10 minutes") };
  await expect(makeReplica().fails({ ...MINJI, account: " MINJI@example.com" })).rejects.toMatchObject(refused);
  await expect(replica.succeeds({ ...MINJI, address: "192.0.2.2" })).resolves.toBe("in");
  await expect(replica.succeeds({ ...MINJI, account: "jun@example.com" })).resolves.toBe("in");
});

test("a remembered refusal is the same, and ends with the window", async () => {
  const replica = makeReplica();
  await failTimes(replica, 10, () => MINJI);
  const first = await replica.fails(MINJI).catch((error: unknown) => error);
  await orm.em.fork().execute("truncate sign_in_tries");
  await expect(replica.fails(MINJI)).rejects.toMatchObject({ message: (first as Error).message });
  await expect(makeReplica().succeeds(MINJI)).resolves.toBe("in");
});

test("after fifteen minutes counting begins anew", async () => {
  const replica = makeReplica();
  await failTimes(replica, 10, () => MINJI);
  await later("15 minutes");
  expect(await failTimes(replica, 11, () => MINJI)).toBe(10);
});

test("a success forgets the failures before it", async () => {
  const replica = makeReplica();
  await failTimes(replica, 9, () => MINJI);
  await replica.succeeds(MINJI);
  expect(await failTimes(replica, 11, () => MINJI)).toBe(10);
});

test.each([
  { name: "too many sign in at once", error: AppError.tooMany("Too many people sign in right now.", 2) },
  { name: "the database is away", error: new Error("no connection") },
])("who is turned away because $name used up no try", async ({ error }) => {
  const replica = makeReplica();
  for (let time = 0; time < 20; time += 1) await expect(replica.isTurnedAway(MINJI, error)).rejects.toBe(error);
  expect(await failTimes(replica, 9, () => MINJI)).toBe(9);
  await expect(replica.isTurnedAway(MINJI, error)).rejects.toBe(error);
  expect(await failTimes(replica, 2, () => MINJI)).toBe(1);
  expect(lines).toHaveLength(10);
});

test("one address is refused when it tries one e-mail after another", async () => {
  const replica = makeReplica();
  const reached = await failTimes(replica, 101, (time) => ({ ...MINJI, account: `user-${time}@example.com` }));
  expect(reached).toBe(100);
});

test("one account is refused when it is tried from one address after another", async () => {
  const replica = makeReplica();
  const reached = await failTimes(replica, 101, (time) => ({ ...MINJI, address: `198.51.100.${time}` }));
  expect(reached).toBe(100);
});

test("who signed in from an address lately is not kept out there by tries from everywhere", async () => {
  const replicas = [makeReplica(), makeReplica()];
  await replicas[0]?.succeeds(MINJI);
  await Promise.all(
    replicas.map((replica, at) => failTimes(replica, 101, (time) => ({ ...MINJI, address: `198.51.10${at}.${time}` }))),
  );
  for (const replica of replicas) {
    await expect(replica.succeeds({ ...MINJI, address: "203.0.113.1" })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(replica.succeeds(MINJI)).resolves.toBe("in");
  }
  await later("31 days");
  await failTimes(makeReplica(), 101, (time) => ({ ...MINJI, address: `198.51.100.${time}` }));
  await expect(makeReplica().succeeds(MINJI)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("a usual address is refused after ten wrong tries like any other", async () => {
  const replica = makeReplica();
  await replica.succeeds(MINJI);
  expect(await failTimes(replica, 11, () => MINJI)).toBe(10);
});

test("who has a session is not kept out by who types its number or its e-mail", async () => {
  const replica = makeReplica();
  const confirming: Trying = { by: "session", account: "7", address: MINJI.address };
  for (const account of ["7", "session 7", MINJI.account]) await failTimes(replica, 10, () => ({ ...MINJI, account }));
  await expect(replica.succeeds(confirming)).resolves.toBe("in");
  expect(await failTimes(replica, 11, () => confirming)).toBe(10);
});

test("all addresses of one IPv6 network are one", async () => {
  const replica = makeReplica();
  const reached = await failTimes(replica, 11, (time) => ({ ...MINJI, address: `2001:db8:1:2::${time}` }));
  expect(reached).toBe(10);
});

test("one address that is refused for an account does not use up the tries of others for it", async () => {
  const replica = makeReplica();
  await failTimes(replica, 10, () => MINJI);
  await Promise.allSettled(Array.from({ length: 120 }, () => makeReplica().fails(MINJI)));
  await expect(replica.succeeds({ ...MINJI, address: "192.0.2.2" })).resolves.toBe("in");
});

test("those who succeed at once from one address wait for nobody for long, and leave nothing counted", async () => {
  const replicas = [makeReplica(), makeReplica()];
  const tries = Array.from({ length: 40 }, (_, time) =>
    replicas[time % 2]?.succeeds({ ...MINJI, account: `user-${time % 8}@example.com` }),
  );
  expect(new Set(await Promise.all(tries))).toEqual(new Set(["in"]));
  expect(await orm.em.fork().execute("select sum(tries)::int as tries from sign_in_tries")).toEqual([{ tries: 0 }]);
});

test("the log counts failures and names nobody", async () => {
  await failTimes(makeReplica(), 2, () => MINJI);
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(
    told.map(({ address, tries }) => ({ address, tries })).toSorted((a, b) => Number(a.tries) - Number(b.tries)),
  ).toEqual([
    { address: "192.0.2.1", tries: 1 },
    { address: "192.0.2.1", tries: 2 },
  ]);
  expect(lines.join("")).not.toContain("minji");
});

test("tries that no longer count leave the database", async () => {
  const replica = makeReplica();
  await replica.fails(MINJI).catch(() => undefined);
  await later("15 minutes");
  await replica.fails({ ...MINJI, account: "jun@example.com", address: "192.0.2.9" }).catch(() => undefined);
  await removeOldTries(orm.em.fork());
  expect(await orm.em.fork().execute("select count(*)::int as rows from sign_in_tries")).toEqual([{ rows: 3 }]);
});
