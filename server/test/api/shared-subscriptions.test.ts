import { type GraphQLObjectType, isObjectType } from "graphql";
import { createClient, type Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { hashPassword } from "../../src/access/password.js";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";
const USAGE_RECORDED = `subscription ($filter: UsageFilterInput!, $since: String) {
  usageRecorded(filter: $filter, since: $since) { cursor requests slices { model } }
}`;
const TODAY = { range: { preset: "today" }, timezone: "UTC" };

type Credentials = { readonly key: string } | { readonly cookie: string };

interface Tick {
  readonly cursor: string;
  readonly requests: number;
  readonly slices: readonly { readonly model: string }[];
}

interface Following {
  readonly credentials: Credentials;
  readonly filter?: Record<string, unknown>;
  readonly since?: string | null;
}

let product: Product;
let keys: readonly string[];
let adminCookie: string;
/** How often the selection of a tick with news was executed. */
let executions = 0;
const clients: Client[] = [];
let nextId = 0;

beforeAll(async () => {
  product = await startProduct();
  countExecutions(product);
  const em = product.container.orm.em.fork();
  const issue = (name: string) => product.container.apiKeys.issue(em, { projectId: 1, name, scopes: ["read"] });
  keys = [await issue("one"), await issue("other")];
  adminCookie = await signIn(ADMIN);
});

beforeEach(() => {
  executions = 0;
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(() => product.stop());

/** Looks over the shoulder of a field that a tick has once. */
function countExecutions({ container }: Product): void {
  const type = container.schema.getType("UsageTick");
  const field = isObjectType(type) ? (type as GraphQLObjectType<Tick>).getFields().requests : undefined;
  if (field === undefined) throw new Error("a tick has no requests");
  field.resolve = ({ requests }) => {
    if (requests > 0) executions += 1;
    return requests;
  };
}

async function signIn(credentials: { email: string; password: string }): Promise<string> {
  const { cookie } = await ask(product, SIGN_IN, { variables: credentials });
  return cookie?.split(";")[0] ?? "";
}

async function addMember(email: string, role: string): Promise<string> {
  const password = "correct horse battery";
  await product.sql.query("insert into members (email, password_hash, role) values ($1, $2, $3)", [
    email,
    await hashPassword(password),
    role,
  ]);
  return signIn({ email, password });
}

/** On a socket of its own, past the first tick. */
async function follow({ credentials, filter = TODAY, since = null }: Following) {
  class WithCookie extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, "cookie" in credentials ? { headers: { Cookie: credentials.cookie } } : {});
    }
  }
  const client = createClient({
    url: `${product.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithCookie,
    retryAttempts: 0,
    ...("key" in credentials && { connectionParams: { authorization: `Bearer ${credentials.key}` } }),
  });
  clients.push(client);
  const results = client.iterate<{ usageRecorded: Tick }>({ query: USAGE_RECORDED, variables: { filter, since } });
  const next = async (): Promise<Tick> => {
    const { value } = await results.next();
    if (value?.data == null) throw new Error(JSON.stringify(value?.errors ?? "the subscription ended"));
    return value.data.usageRecorded;
  };
  return { next, first: await next() };
}

async function record(model: string): Promise<void> {
  nextId += 1;
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: `shared-${nextId}`, provider: "google", model, inputTokens: 1_000 }),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

async function followAll(...all: readonly Following[]) {
  const followers = await Promise.all(all.map(follow));
  return () => Promise.all(followers.map(({ next }) => next()));
}

test("a selection is executed once for equal subscriptions with equal rights, whoever has them", async () => {
  const [one = "", other = ""] = keys;
  const next = await followAll(
    { credentials: { key: one } },
    { credentials: { key: one } },
    { credentials: { key: other } },
  );
  await record("shared");
  const ticks = await next();
  expect(ticks).toMatchObject(ticks.map(() => ({ requests: 1, slices: [{ model: "shared" }] })));
  expect(executions).toBe(1);
});

test("sessions of one role share as well", async () => {
  const other = await addMember("other-admin@example.com", "ADMIN");
  const next = await followAll({ credentials: { cookie: adminCookie } }, { credentials: { cookie: other } });
  await record("shared");
  expect(await next()).toMatchObject([{ requests: 1 }, { requests: 1 }]);
  expect(executions).toBe(1);
});

test("a key, a key with more rights, and members of two roles share nothing", async () => {
  const analyst = await addMember("analyst@example.com", "ANALYST");
  const next = await followAll(
    { credentials: { key: keys[0] ?? "" } },
    { credentials: { key: API_KEY } },
    { credentials: { cookie: adminCookie } },
    { credentials: { cookie: analyst } },
  );
  await record("shared");
  expect(await next()).toMatchObject(Array.from({ length: 4 }, () => ({ requests: 1 })));
  expect(executions).toBe(4);
});

test("a key of another project hears nothing of what a member follows with the same words", async () => {
  const em = product.container.orm.em.fork();
  const { rows } = await product.sql.query<{ id: number }>("insert into projects (name) values ('else') returning id");
  const stranger = await product.container.apiKeys.issue(em, {
    projectId: rows[0]?.id ?? 0,
    name: "stranger",
    scopes: ["read"],
  });
  const foreign = await follow({ credentials: { key: stranger } });
  const heard: Tick[] = [];
  const listen = async () => heard.push(await foreign.next());
  listen().catch(() => undefined); // closed with its test
  const next = await followAll({ credentials: { cookie: adminCookie } });
  await record("private");
  await next();
  await record("private");
  await next();
  expect(heard).toEqual([]);
});

test("other filters share nothing", async () => {
  const credentials = { key: keys[0] ?? "" };
  const next = await followAll(
    { credentials },
    { credentials, filter: { ...TODAY, models: ["shared"] } },
    { credentials, filter: { ...TODAY, timezone: "Asia/Seoul" } },
  );
  await record("shared");
  await next();
  expect(executions).toBe(3);
});

test("who resumes hears alone what was missed, and shares from then on", async () => {
  const credentials = { key: keys[0] ?? "" };
  const watcher = await follow({ credentials });
  await record("meanwhile");
  await watcher.next();
  const resumed = await follow({ credentials, since: watcher.first.cursor });
  expect(resumed.first).toMatchObject({ requests: 1, slices: [{ model: "meanwhile" }] });
  executions = 0;
  await record("after");
  expect(await Promise.all([watcher.next(), resumed.next()])).toMatchObject([
    { slices: [{ model: "after" }] },
    { slices: [{ model: "after" }] },
  ]);
  expect(executions).toBe(1);
});
