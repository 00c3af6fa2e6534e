import { createClient, type Client } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { addMember } from "../api/add-member.js";
import { signInAs } from "../api/sign-in-as.js";
import { startReplica } from "../api/start-replica.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { DAILY, type Headers, recordEvents, ThresholdDesk } from "./ask-thresholds.js";

const CHANGED = "subscription ($since: String) { thresholdStatusChanged(since: $since) { cursor } }";

let product: Product;
let admin: ThresholdDesk;
let ana: Headers;
const clients: Client[] = [];

beforeAll(async () => {
  product = await startProduct();
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
  ana = (await addMember(product, "ana@example.com", "ANALYST")).headers;
});

afterAll(async () => {
  for (const client of clients) await client.dispose();
  await product.stop();
});

interface Heard {
  readonly cursors: string[];
  /** When each was heard, as of `performance.now()`. */
  readonly at: number[];
}

function connect(url: string, { cookie = "", key }: { cookie?: string | undefined; key?: string }): Client {
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, key === undefined ? { headers: { Cookie: cookie } } : {});
    }
  }
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithCookie,
    retryAttempts: 0,
    ...(key !== undefined && { connectionParams: { authorization: `Bearer ${key}` } }),
  });
  clients.push(client);
  return client;
}

/** Everything that is heard from now on. */
function follow(url: string, since: string | null = null): Heard {
  const heard: Heard = { cursors: [], at: [] };
  connect(url, { cookie: ana.Cookie }).subscribe<{ thresholdStatusChanged: { cursor: string } }>(
    { query: CHANGED, variables: { since } },
    {
      next: ({ data }) => {
        heard.cursors.push(data?.thresholdStatusChanged.cursor ?? "");
        heard.at.push(performance.now());
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );
  return heard;
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 15_000, interval: 20 });

/** Heard, and the feed is at rest: what it is told next is told at once. */
async function atRest(heard: Heard): Promise<number> {
  await until(() => expect(heard.cursors.length).toBeGreaterThan(0));
  await until(() => expect(performance.now() - (heard.at.at(-1) ?? 0)).toBeGreaterThan(2_500));
  return heard.cursors.length;
}

describe("thresholdStatusChanged", () => {
  test("tells at once when something is recorded, and of much that is recorded at most every two seconds", async () => {
    const heard = follow(product.url);
    const before = await atRest(heard);
    const begun = performance.now();
    for (let at = 0; at < 30; at += 1) await recordEvents(product, [{ id: `much-${at}` }]);
    await until(() => expect(heard.cursors.length).toBeGreaterThanOrEqual(before + 2));
    expect((heard.at[before] ?? 0) - begun).toBeLessThan(1_500);
    const gaps = heard.at.slice(before).map((at, index, all) => at - (all[index - 1] ?? Number.NEGATIVE_INFINITY));
    // A timer may fire a little early, and the way to the client differ by a little.
    expect(Math.min(...gaps)).toBeGreaterThan(1_900);
    expect(new Set(heard.cursors).size).toBe(heard.cursors.length);
  });

  test.each([
    { name: "a threshold is set", act: () => admin.create(DAILY) },
    {
      name: "an alert changes",
      act: () =>
        product.sql.query(
          `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
           select max(id), 'PACE', 1, 0, '2020-01-01', '2020-01-02', 'UTC', 1 from usage_thresholds`,
        ),
    },
  ])("tells when $name, also behind another server", async ({ act }) => {
    const replica = await startReplica(product);
    try {
      const [here, there] = [follow(product.url), follow(replica.url)];
      const before = [await atRest(here), await atRest(there)];
      await act();
      await until(() => expect(here.cursors.length).toBeGreaterThan(before[0] ?? 0));
      await until(() => expect(there.cursors.length).toBeGreaterThan(before[1] ?? 0));
    } finally {
      await replica.stop();
    }
  });

  test("tells whoever comes back at once what was missed, and nothing when nothing was", async () => {
    const heard = follow(product.url);
    await atRest(heard);
    const cursor = heard.cursors.at(-1) ?? "";
    const same = follow(product.url, cursor);
    const unknown = follow(product.url, "of-another-server.7");
    await until(() => expect(unknown.cursors).toEqual([cursor]));
    expect(same.cursors).toEqual([]);
    await recordEvents(product, [{ id: "news" }]);
    await until(() => expect(same.cursors).toHaveLength(1));
    const late = follow(product.url, cursor);
    await until(() => expect(late.cursors).toEqual(same.cursors.slice(-1)));
  });

  test("is not for API keys", async () => {
    const errors: unknown[] = [];
    connect(product.url, { key: API_KEY }).subscribe(
      { query: CHANGED },
      {
        next: ({ errors: refused }) => errors.push(...(refused ?? [])),
        error: (error) => errors.push(error),
        complete: () => undefined,
      },
    );
    await until(() => expect(JSON.stringify(errors)).toContain("FORBIDDEN"));
  });
});
