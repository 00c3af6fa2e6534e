import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { openSocket } from "./open-socket.js";
import { JSON_TYPE, send, sendGraphql } from "./post.js";
import { signInAsAdmin } from "./sign-in.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const FILTER = '(filter: { range: { preset: "7d" } })';
const SUBSCRIPTION = JSON.stringify({ query: `subscription { usageRecorded${FILTER} { cursor } }` });
const SHOWN = /Something went wrong here\. Error id: [\da-f-]{36}/;
/** Words of our insides, which no answer has. */
const INSIDES =
  /\bat .+:\d+:\d+|\/(src|dist|home|tmp|usr|work|root)\/|node_modules|mikro|\bpg\b|postgres|select .* from|relation|token_usage|misplaced|stack|exception|typeerror|graphql-ws|express/i;

let product: Product;
let asAdmin: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  asAdmin = { Cookie: await signInAsAdmin(product) };
});

afterAll(() => product.stop());

/** While the administrator is something less. */
async function asRole<Result>(role: string, act: () => Promise<Result>): Promise<Result> {
  await product.sql.query("update members set role = $1 where email = $2", [role, ADMIN.email]);
  try {
    return await act();
  } finally {
    await product.sql.query("update members set role = 'ADMIN' where email = $1", [ADMIN.email]);
  }
}

/** A table that is not where it should be is a fault like any bug. */
async function without<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
  await product.sql.query(`alter table ${table} rename to misplaced`);
  try {
    return await act();
  } finally {
    await product.sql.query(`alter table misplaced rename to ${table}`);
  }
}

describe("what the schema is", () => {
  const questions = [
    getIntrospectionQuery(),
    "{ __schema { queryType { name } } }",
    '{ x: __type(name: "Member") { name } }',
    "{ ...f } fragment f on Query { ... on Query { __schema { queryType { name } } } }",
  ];

  test("is told to an administrator who signed in", async () => {
    for (const query of questions) expect((await ask(product, query, { headers: asAdmin })).errors).toEqual([]);
  });

  test.each([
    { who: "nobody", headers: {}, code: "UNAUTHENTICATED", status: 401 },
    { who: "a key with every scope", headers: KEY, code: "FORBIDDEN", status: 403 },
  ])("is not told to $who, who hears why", async ({ headers, code, status }) => {
    for (const query of questions) {
      const answer = await ask(product, query, { headers });
      expect(answer).toMatchObject({ status, data: null, errors: [{ extensions: { code } }] });
    }
  });

  test.each(["ANALYST", "AUDITOR"])("is not told to a member with the role %s", async (role) => {
    const answer = await asRole(role, () => ask(product, questions[0] ?? "", { headers: asAdmin }));
    expect(answer).toMatchObject({ status: 403, data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] });
  });

  test("is told to nobody over WebSocket", async () => {
    const { socket, subscribe } = await openSocket(product, { payload: {}, headers: asAdmin });
    for (const inner of ["__schema { queryType { name } }", '__type(name: "Member") { name }']) {
      const answer = await subscribe(inner, `subscription { ${inner} }`);
      expect(answer).toMatchObject({ type: "error", payload: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    }
    socket.terminate();
  });

  test("the name of a type of what one may ask for is told to everybody", async () => {
    expect((await ask(product, "{ __typename }")).data).toEqual({ __typename: "Query" });
  });
});

describe("what comes close to a guess", () => {
  const guesses = [
    { query: "{ viewe { id } }", variables: {} },
    { query: `{ usageTotals${FILTER} { request } }`, variables: {} },
    { query: '{ usageTotals(filtr: { range: { preset: "7d" } }) { requests } }', variables: {} },
    {
      query: "query ($f: UsageFilterInput!) { usageTotals(filter: $f) { requests } }",
      variables: { f: { range: { preset: "7d" }, model: ["a"], statuses: ["OKAY"] } },
    },
  ];

  test("is told to an administrator", async () => {
    for (const { query, variables } of guesses) {
      const { errors } = await ask(product, query, { headers: asAdmin, variables });
      expect(JSON.stringify(errors)).toContain("Did you mean");
    }
  });

  test.each([
    { who: "nobody", headers: {} },
    { who: "a key", headers: KEY },
  ])("is not told to $who, who hears what is wrong", async ({ headers }) => {
    for (const { query, variables } of guesses) {
      const { errors } = await ask(product, query, { headers, variables });
      expect(errors[0]?.message).not.toBe("");
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    }
  });

  test("is not told over WebSocket, in a document or in variables", async () => {
    const { socket, subscribe } = await openSocket(product, { payload: {}, headers: asAdmin });
    const inDocument = await subscribe("a", `subscription { usageRecorded${FILTER} { cursr } }`);
    const query = "subscription ($f: UsageFilterInput!) { usageRecorded(filter: $f) { cursor } }";
    const inVariables = await subscribe("b", query, { f: { range: { preset: "7d" }, statuses: ["OKAY"] } });
    for (const answer of [inDocument, inVariables]) {
      expect(JSON.stringify(answer)).toContain("BAD_INPUT");
      expect(JSON.stringify(answer)).not.toMatch(/did you mean/i);
    }
    socket.terminate();
  });
});

describe("a fault of ours shows an id and nothing of our insides", () => {
  test("in a question", async () => {
    const { errors } = await without("token_usage_stats", () =>
      ask(product, `{ usageTotals${FILTER} { requests } }`, { headers: KEY }),
    );
    expect(errors).toMatchObject([{ message: expect.stringMatching(SHOWN), extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toMatch(INSIDES);
  });

  test("in a change", async () => {
    const change =
      'mutation { setExchangeRate(input: { currency: "KRW", validOn: "2026-01-01", perUsd: "1400", source: "a" }) { id } }';
    const { errors } = await without("audit_entries", () => ask(product, change, { headers: asAdmin }));
    expect(errors).toMatchObject([{ extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toMatch(INSIDES);
  });

  test("in who asks, over HTTP and WebSocket", async () => {
    await without("sessions", async () => {
      const { status, text } = await sendGraphql(product, '{"query":"{ viewer { id } }"}', { Cookie: "tokenledger=a" });
      expect(status).toBe(500);
      expect(text).toMatch(SHOWN);
      expect(text).not.toMatch(INSIDES);
      const { socket, heard } = await openSocket(product, { payload: {}, headers: { Cookie: "tokenledger=a" } });
      expect(JSON.stringify(heard)).not.toMatch(INSIDES);
      socket.terminate();
    });
  });

  test("in recording, over both doors", async () => {
    const event = { id: "h-1", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 };
    await without("usage_event_ids", async () => {
      const posted = await send(product, "/v1/usage", {
        headers: { ...JSON_TYPE, ...KEY },
        body: JSON.stringify(event),
      });
      expect(posted.status).toBe(500);
      expect(posted.text).not.toMatch(INSIDES);
      const query = "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted } }";
      const { errors } = await ask(product, query, { headers: KEY, variables: { events: [event] } });
      expect(errors).toMatchObject([{ extensions: { code: "INTERNAL" } }]);
      expect(JSON.stringify(errors)).not.toMatch(INSIDES);
    });
  });

  test.each([
    { name: "what is no JSON", path: "/graphql", body: '{"query":', headers: JSON_TYPE },
    { name: "what is no GraphQL", path: "/graphql", body: '{"query":"{ viewer { "}', headers: JSON_TYPE },
    { name: "what is no request", path: "/graphql", body: '"text"', headers: JSON_TYPE },
    { name: "a subscription", path: "/graphql", body: SUBSCRIPTION, headers: { ...JSON_TYPE, ...KEY } },
    { name: "another encoding", path: "/graphql", body: "x", headers: { ...JSON_TYPE, "Content-Encoding": "lzma" } },
    { name: "a broken encoding", path: "/graphql", body: "x", headers: { ...JSON_TYPE, "Content-Encoding": "gzip" } },
    { name: "a path that is broken", path: "/%E0%A4%A", body: "", headers: {} },
    { name: "a path that climbs", path: "/assets/..%2f..%2f..%2fpackage.json", body: "", headers: {} },
    { name: "what is no batch", path: "/v1/usage", body: "{", headers: { ...JSON_TYPE, ...KEY } },
    { name: "a path of the API that is none", path: "/v1/elsewhere", body: "{}", headers: JSON_TYPE },
  ])("nor does $name", async ({ path, body, headers }) => {
    const { status, text, headers: told } = await send(product, path, { body, headers });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(INSIDES);
    expect(told["x-powered-by"]).toBeUndefined();
    expect(told.server).toBeUndefined();
  });

  test("there is no page to try queries on", async () => {
    const { status, text } = await send(product, "/graphql", { method: "GET", headers: { Accept: "text/html" } });
    expect(status).toBe(405);
    expect(text).toBe('{"errors":[{"message":"Use POST.","extensions":{"code":"BAD_INPUT"}}]}');
  });
});
