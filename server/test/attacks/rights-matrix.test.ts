import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldRights, statedRights } from "../../src/app/stated-rights.js";
import { inTurns } from "./in-turns.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { openAccounts } from "./open-accounts.js";
import { MAY, may, NEEDS } from "./reviewed-rights.js";
import { CAST, type Somebody } from "./rights-cast.js";
import { byGet, byPost, bySocket, type Asked, type SocketWay } from "./rights-transports.js";
import type { Verdict } from "./rights-verdict.js";
import { seedFirstOfEverything } from "./seed-first-of-everything.js";
import { validOperations, type ValidOperation, type Values } from "./valid-operation.js";

const SCHEMA = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const OPERATIONS = validOperations(SCHEMA);
const EVERYBODY = Object.keys(CAST);
const MINUTE_MS = 60_000;
const PLENTY = { wrongCredentials: 1e6, anonymous: 1e6, operations: 1e6 };

let product: Product;
let texts: Values["texts"];

beforeAll(async () => {
  product = await startProduct({ rates: PLENTY });
  await seedFirstOfEverything(product);
  const [spare] = await openAccounts(product, "ANALYST", 1);
  texts = {
    month: "2025-02",
    email: spare?.email ?? "",
    password: ADMIN.password,
    currentPassword: ADMIN.password,
    newPassword: "lanterns drift past harbours",
    code: "123456",
    timezone: "Asia/Seoul",
    provider: "google",
    model: "gemini-2.5-flash",
    usage: '{"promptTokenCount":3,"candidatesTokenCount":2}',
    currency: "KRW",
    validOn: "2026-11-02",
    reason: "as every matter is reviewed",
  };
}, MINUTE_MS);

beforeEach(() => product.sql.query("truncate sign_in_tries"));

// What an administrator began would go on beside the rest.
afterEach(() => product.container.demo.stop());

afterAll(() => product.stop());

/** Of something that is there, of its kind the first; and of something that is not. */
const present = (): Values => ({ id: "1", eventId: "first", texts, inputs: ofUser("1") });
const absent = (): Values => ({ id: "2000000000", eventId: "no-such-event", texts, inputs: ofUser("2000000000") });

/** A filter that every question takes, also the one about a single app user. */
function ofUser(id: string): Readonly<Record<string, object>> {
  return { UsageFilterInput: { range: { preset: "today" }, userIds: [id] } };
}

const enter = (name: string): Promise<Somebody> =>
  (CAST[name] ?? (() => Promise.reject(new Error(name))))(product, 2 * OPERATIONS.length);

const asked = (values: Values): readonly Asked[] =>
  OPERATIONS.map((operation, index) => ({ operation, values, turn: 2 * index }));

function named(verdicts: readonly Verdict[]): Record<string, Verdict> {
  return Object.fromEntries(OPERATIONS.map(({ name }, index) => [name, verdicts[index] ?? "fault: it is missing"]));
}

const expected = (verdict: (operation: ValidOperation) => Verdict) => named(OPERATIONS.map(verdict));

describe("what is reviewed", () => {
  test("is every operation of the schema, each with one right, and no other", () => {
    expect(Object.keys(NEEDS).toSorted()).toEqual(OPERATIONS.map(({ name }) => name).toSorted());
    const known = new Set(["nothing", ...Object.values(MAY).flat()]);
    expect(Object.values(NEEDS).filter((right) => !known.has(right))).toEqual([]);
  });

  test("is as the resolvers state it: what one of them needs, the other does", () => {
    const rights = statedRights(product.container.schema);
    const stated = new Map(rights.map(({ name, permissions }) => [name, permissions?.join(" ") ?? "nothing"]));
    const pairs = new Set(Object.entries(NEEDS).map(([name, right]) => `${right} = ${stated.get(name)}`));
    expect(pairs.size).toBe(new Set(Object.values(NEEDS)).size);
    expect(pairs.size).toBe(new Set(stated.values()).size);
  });

  test("is all that there is: no field beneath needs more than its operation", () => {
    expect(fieldRights(product.container.schema)).toEqual([]);
  });

  test("is asked with documents that the schema takes", () => {
    for (const { name, query } of OPERATIONS) expect([name, ...validate(SCHEMA, parse(query))]).toEqual([name]);
  });
});

describe.each(EVERYBODY)("%s", (name) => {
  let somebody: Somebody;

  beforeAll(async () => {
    somebody = await enter(name);
  });

  test("is answered by POST what they may ask for, and nothing else", { timeout: MINUTE_MS }, async () => {
    const answers = await inTurns(asked(absent()), (one) => byPost(product, somebody, one));
    const told = named(answers.map(({ verdict }) => verdict));
    expect(told).toEqual(
      expected(({ kind, name: operation }) => {
        if (kind === "subscription") return "refused";
        return may(somebody.who, operation) ? "answers" : "denied";
      }),
    );
    const denied = asked(present()).filter((_, index) => answers[index]?.verdict === "denied");
    const ofPresent = await inTurns(denied, (one) => byPost(product, somebody, { ...one, turn: one.turn + 1 }));
    const ofAbsent = answers.filter(({ verdict }) => verdict === "denied");
    expect(ofPresent.map(({ told: text }) => text)).toEqual(ofAbsent.map(({ told: text }) => text));
  });

  test("is answered nothing by GET", { timeout: MINUTE_MS }, async () => {
    const verdicts = await inTurns(asked(absent()), (one) => byGet(product, somebody, one));
    expect(named(verdicts)).toEqual(expected(() => "refused"));
  });

  test.each<SocketWay>(["cookie", "connectionParams"])(
    "is answered over a WebSocket by %s the subscriptions they may follow, and nothing else",
    { timeout: MINUTE_MS },
    async (way) => {
      const comesIn = somebody.who !== "nobody" && (way === "cookie") === (somebody.key === null);
      const verdicts = await bySocket(product, somebody, { way, all: asked(absent()) });
      expect(named(verdicts)).toEqual(
        expected(({ kind, name: operation }) => {
          if (!comesIn) return "denied";
          if (kind !== "subscription") return "refused";
          return may(somebody.who, operation) ? "answers" : "denied";
        }),
      );
    },
  );
});

test("what is there is there: an administrator sees all of it", { timeout: MINUTE_MS }, async () => {
  const admin = await enter("admin");
  const queries = asked(present()).filter(({ operation }) => operation.kind === "query");
  const answers = await inTurns(queries, (one) => byPost(product, admin, one));
  for (const { told } of answers) expect(told).toMatch(/^200 \{"data":/);
});
