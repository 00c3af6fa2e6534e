import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startProduct, type Product } from "../api/start-product.js";
import { addProject, answered, asAdmin, withKey, type Asker } from "../pricing/ask-prices.js";
import { issue, type Issued } from "../access/ask-keys.js";

const RANGE = { preset: "7d" };
const BREAKDOWN = /* GraphQL */ `
  query ($filter: UsageFilterInput!) {
    usageBreakdown(filter: $filter, groupBy: KEY, sort: REQUESTS) {
      nodes {
        key
        label
        requests
      }
    }
  }
`;
const EVENTS = /* GraphQL */ `
  query ($filter: UsageFilterInput!) {
    usageEvents(filter: $filter) {
      totalCount
      nodes {
        eventId
        apiKey {
          id
          name
        }
      }
    }
  }
`;
const OPTIONS = "{ usageFilterOptions { apiKeys { id name } } }";

let product: Product;
let admin: Asker;
let worker: Issued;
let web: Issued;
let elsewhere: { readonly id: string; readonly key: string };

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  worker = await issue(admin, { name: "worker" });
  web = await issue(admin, { name: "web" });
  elsewhere = await addProject(product, "elsewhere");
  await record(worker.secret, ["w-1", "w-2", "w-3"]);
  await record(web.secret, ["b-1", "b-2"]);
  await record(elsewhere.key, ["e-1"]);
  // As an import does.
  const { ingest } = product.container;
  await ingest.ingest({ projectId: 1, apiKeyId: null, backfill: false }, [event("i-1")]);
});

afterAll(() => product.stop());

const event = (id: string) => ({ id, provider: "google", model: "gemini-2.5-flash", inputTokens: 1 });

async function record(secret: string, ids: readonly string[]): Promise<void> {
  const { status } = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify(ids.map(event)),
  });
  expect(status).toBe(200);
}

async function groupsOf(asker: Asker, filter: object = {}): Promise<unknown> {
  const { nodes } = answered(await asker(BREAKDOWN, { filter: { range: RANGE, ...filter } }), "usageBreakdown") as {
    readonly nodes: unknown;
  };
  return nodes;
}

async function eventsOf(asker: Asker, filter: object) {
  return answered(await asker(EVENTS, { filter: { range: RANGE, ...filter } }), "usageEvents") as {
    readonly totalCount: number;
    readonly nodes: readonly { readonly eventId: string; readonly apiKey: { readonly name: string } | null }[];
  };
}

interface Told {
  readonly usageRecorded: { readonly requests: number; readonly slices: readonly unknown[] };
}

/** The next tick that is no heartbeat. */
async function newsOf(
  ticks: AsyncIterableIterator<{ readonly data?: Told | null | undefined }>,
): Promise<Told["usageRecorded"]> {
  for (;;) {
    const next = await ticks.next();
    if (next.done === true) throw new Error("the feed ended");
    const told = next.value.data?.usageRecorded;
    if (told !== undefined && told.requests > 0) return told;
  }
}

const recentOf = async (id: string) => {
  const query = "query ($id: ID!) { apiKey(id: $id) { recentRequests } }";
  return (answered(await admin(query, { id }), "apiKey") as { recentRequests: string }).recentRequests;
};

describe("usage by API key", () => {
  test("names each key that recorded, and what came without one", async () => {
    expect(await groupsOf(admin)).toEqual([
      { key: worker.id, label: "worker", requests: 3 },
      { key: web.id, label: "web", requests: 2 },
      { key: "0", label: "no key", requests: 1 },
      expect.objectContaining({ label: "elsewhere", requests: 1 }),
    ]);
  });

  test("is filtered by keys and by the lack of one, in sums and in the list of requests alike", async () => {
    expect(await groupsOf(admin, { apiKeyIds: [web.id, "0"] })).toMatchObject([{ label: "web" }, { label: "no key" }]);
    expect(await groupsOf(admin, { excludeApiKeyIds: [web.id, "0"] })).toMatchObject([
      { label: "worker" },
      { label: "elsewhere" },
    ]);
    const ofWeb = await eventsOf(admin, { apiKeyIds: [web.id] });
    expect(ofWeb.totalCount).toBe(2);
    expect(ofWeb.nodes).toEqual(
      expect.arrayContaining([
        { eventId: "b-1", apiKey: { id: web.id, name: "web" } },
        { eventId: "b-2", apiKey: { id: web.id, name: "web" } },
      ]),
    );
    const ofNone = await eventsOf(admin, { apiKeyIds: ["0"] });
    expect(ofNone).toEqual({ totalCount: 1, nodes: [{ eventId: "i-1", apiKey: null }] });
    const { errors } = await admin(EVENTS, { filter: { range: RANGE, apiKeyIds: ["worker"] } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "apiKeyIds" });
  });

  test("shows an API key the keys of its project alone", async () => {
    expect(await groupsOf(withKey(product, elsewhere.key))).toMatchObject([{ label: "elsewhere" }]);
    expect(await groupsOf(withKey(product, elsewhere.key), { apiKeyIds: [web.id] })).toEqual([]);
    const options = answered(await withKey(product, elsewhere.key)(OPTIONS), "usageFilterOptions");
    expect(options).toMatchObject({ apiKeys: [{ name: "elsewhere" }] });
    const all = answered(await admin(OPTIONS), "usageFilterOptions") as { apiKeys: readonly { name: string }[] };
    expect(all.apiKeys.map(({ name }) => name)).toEqual(["elsewhere", "web", "worker"]);
  });

  test("is told live, to who asks for the key and to nobody who asks for another", async () => {
    const client = createClient({
      url: `${product.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${web.secret}` },
    });
    const follow = (apiKeyId: string) =>
      client.iterate<Told>({
        query: /* GraphQL */ `
          subscription ($filter: UsageFilterInput!) {
            usageRecorded(filter: $filter) {
              requests
              slices {
                apiKeyId
                requests
              }
            }
          }
        `,
        variables: { filter: { range: { preset: "today" }, apiKeyIds: [apiKeyId] } },
      });
    const [ofWeb, ofWorker] = [follow(web.id), follow(worker.id)];
    await Promise.all([ofWeb.next(), ofWorker.next()]);
    await record(web.secret, ["b-live"]);
    expect(await newsOf(ofWeb)).toEqual({ requests: 1, slices: [{ apiKeyId: web.id, requests: 1 }] });
    await record(worker.secret, ["w-live"]);
    expect(await newsOf(ofWorker)).toEqual({ requests: 1, slices: [{ apiKeyId: worker.id, requests: 1 }] });
    await client.dispose();
  });

  test("counts the recent requests of a key, also those that were recorded before keys were told apart", async () => {
    const own = await issue(admin);
    await record(own.secret, ["r-1", "r-2"]);
    expect(await recentOf(own.id)).toBe("2");
    await product.sql.query("update settings set value = to_jsonb(now()) where key = 'keysCountedSince'");
    await product.container.audit.repairAlone((repair) => repair({ from: new Date(0), to: new Date("2100-01-01") }));
    expect(await groupsOf(admin, { apiKeyIds: [own.id] })).toEqual([]);
    expect(await recentOf(own.id)).toBe("2");
    await record(own.secret, ["r-3"]);
    expect(await recentOf(own.id)).toBe("3");
    expect(await groupsOf(admin, { apiKeyIds: [own.id] })).toMatchObject([{ requests: 1 }]);
    expect((await eventsOf(admin, { apiKeyIds: [own.id] })).nodes.map(({ eventId }) => eventId)).toEqual(["r-3"]);
  });

  test("stays with the key when a request is corrected", async () => {
    const own = await issue(admin);
    await record(own.secret, ["c-1"]);
    const correct = `mutation { correctUsage(eventId: "c-1", projectId: "1", reason: "another model",
      correction: { model: "gemini-2.5-pro", inputTokens: 1 }) { correctedAt } }`;
    answered(await admin(correct), "correctUsage");
    expect(await groupsOf(admin, { apiKeyIds: [own.id], models: ["gemini-2.5-pro"] })).toMatchObject([{ requests: 1 }]);
    expect(await groupsOf(admin, { apiKeyIds: [own.id], models: ["gemini-2.5-flash"] })).toEqual([]);
  });
});
