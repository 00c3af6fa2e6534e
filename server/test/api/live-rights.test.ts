import { createClient, type Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { addMember } from "./add-member.js";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";
const USAGE_RECORDED = 'subscription { usageRecorded(filter: { range: { preset: "today" } }) { requests } }';

let product: Product;
let client: Client | null = null;

beforeAll(async () => {
  product = await startProduct({ watchEveryMs: 50 });
});

afterEach(async () => {
  await client?.dispose();
  client = null;
});

afterAll(() => product.stop());

async function newKey(name: string): Promise<string> {
  const em = product.container.orm.em.fork();
  return product.container.apiKeys.issue(em, { projectId: 1, name, scopes: ["read"] });
}

function connect(credentials: { readonly key: string } | { readonly cookie: string }): Client {
  class WithCookie extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, "cookie" in credentials ? { headers: { Cookie: credentials.cookie } } : {});
    }
  }
  client = createClient({
    url: `${product.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithCookie,
    retryAttempts: 0,
    ...("key" in credentials && { connectionParams: { authorization: `Bearer ${credentials.key}` } }),
  });
  return client;
}

/** Subscribed and past the first tick; `end` settles with how it ended, and what was heard until then. */
async function follow(connected: Client) {
  const heard: unknown[] = [];
  const results = connected.iterate({ query: USAGE_RECORDED });
  expect((await results.next()).value?.errors).toBeUndefined();
  const listen = async () => {
    for await (const { data } of results) heard.push(data);
  };
  return { heard, end: listen() };
}

async function record(id: string): Promise<void> {
  await ask(
    product,
    `mutation { recordUsage(events: [{ id: "${id}", provider: "google", model: "gemini-2.5-flash", inputTokens: 1 }]) { accepted } }`,
    { headers: { Authorization: `Bearer ${API_KEY}` } },
  );
}

describe("a key that follows", () => {
  test.each([
    { name: "is revoked", ends: "revoked_at = now()" },
    { name: "expires", ends: "expires_at = now()" },
  ])("and $name is told nothing any more, and its socket ends", async ({ name, ends }) => {
    const key = await newKey(name);
    const { heard, end } = await follow(connect({ key }));
    await product.sql.query(`update api_keys set ${ends} where name = $1`, [name]);
    await expect(end).rejects.toMatchObject({ code: 4403 });
    const told = heard.length; // what the test before recorded may have been on its way still
    await record(`after it ${name}`);
    const { end: other } = await follow(connect({ key: API_KEY })); // past the record in the same feed
    other.catch(() => undefined);
    expect(heard).toHaveLength(told);
    await expect(follow(connect({ key }))).rejects.toMatchObject({ code: 4403 });
  });

  test("by a former secret goes on until its time, and no longer", async () => {
    const [former, latter] = [await newKey("rotated"), "the-latter-secret"];
    await product.sql.query(
      `update api_keys set previous_secret_hash = secret_hash, previous_until = now() + interval '1 hour',
              secret_hash = sha256(convert_to($1, 'UTF8'))
       where name = 'rotated'`,
      [latter],
    );
    const { heard, end } = await follow(connect({ key: former }));
    await record("while both secrets work");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await product.sql.query("update api_keys set previous_until = now() where name = 'rotated'");
    await expect(end).rejects.toMatchObject({ code: 4403 });
    const { end: goesOn } = await follow(connect({ key: latter }));
    goesOn.catch(() => undefined);
  });
});

test("signing out ends what the session follows", async () => {
  const { cookie } = await ask(product, SIGN_IN, { variables: ADMIN });
  const own = cookie?.split(";")[0] ?? "";
  const { end } = await follow(connect({ cookie: own }));
  await ask(product, "mutation { signOut }", { headers: { Cookie: own } });
  await expect(end).rejects.toMatchObject({ code: 4403 });
});

test.each([
  { name: "disabled", how: "update members set disabled_at = now() where id = $1" },
  { name: "left without a session", how: "delete from sessions where member_id = $1" },
  { name: "given fewer rights", how: "update members set role = 'ANALYST' where id = $1" },
])("a member who is $name is told nothing any more", async ({ how }) => {
  const member = await addMember(product, `${Math.random()}@example.com`, "ADMIN");
  const { heard, end } = await follow(connect({ cookie: member.headers.Cookie }));
  await product.sql.query(how, [member.id]);
  await expect(end).rejects.toMatchObject({ code: 4403 });
  const told = heard.length;
  await record(`after-${member.id}`);
  const { end: other } = await follow(connect({ key: API_KEY })); // past the record in the same feed
  other.catch(() => undefined);
  expect(heard).toHaveLength(told);
});

test("a member who is given more rights goes on hearing", async () => {
  const member = await addMember(product, "promoted@example.com", "ANALYST");
  const { heard, end } = await follow(connect({ cookie: member.headers.Cookie }));
  end.catch(() => undefined);
  const before = heard.length;
  await product.sql.query("update members set role = 'ADMIN' where id = $1", [member.id]);
  await record(`after-promotion-${member.id}`);
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before), { timeout: 5_000 });
});

test.each([
  { name: "a question", query: "{ viewer { kind } }", says: "Only a subscription" },
  { name: "a mutation beside a word", query: "mutation { signOut } # subscription", says: "Only a subscription" },
  {
    name: "a mutation with a subscription beside it",
    query: `mutation M { signOut }\n${USAGE_RECORDED.replace("subscription", "subscription S")}`,
    operationName: "M",
    says: "Only a subscription",
  },
  { name: "no GraphQL", query: "subscription {", says: "Syntax Error" },
  { name: "a field that does not exist", query: "subscription { weather }", says: "weather" },
  { name: "a document of more than 2,000 tokens", query: `{ ${"a ".repeat(2_000)} }`, says: "2000" },
])("$name is refused in words, and the socket stays open", async ({ query, says, operationName = null }) => {
  const connected = connect({ key: API_KEY });
  const results = connected.iterate({ query, operationName });
  await expect(results.next()).rejects.toMatchObject([
    { message: expect.stringContaining(says), extensions: { code: "BAD_INPUT" } },
  ]);
  const { end } = await follow(connected);
  end.catch(() => undefined);
});
