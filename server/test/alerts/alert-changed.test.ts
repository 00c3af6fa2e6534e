import { createClient, type Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { addMember } from "../api/add-member.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startReplica } from "../api/start-replica.js";
import { watch } from "../thresholds/watch.js";
import { AlertDesk, type AskedAlert, plantAlert } from "./alert-desk.js";

const CHANGED = `subscription ($since: String) { alertChanged(since: $since) {
  cursor droppedBefore open alerts { id version status owner threshold { name } acts { act memberName } siblings { level } } } }`;

interface News {
  readonly cursor: string;
  readonly droppedBefore: string | null;
  readonly open: number;
  readonly alerts: readonly AskedAlert[];
}

let product: Product;
let desk: AlertDesk;
let thresholdId = 0;
let level = 0;
const clients: Client[] = [];

beforeAll(async () => {
  product = await startProduct({ watchEveryMs: 50 });
  desk = new AlertDesk(product, await signInAs(product, ADMIN));
  thresholdId = await watch(product.sql, { scope: "OVERALL" });
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(() => product.stop());

function connect(url: string, { cookie, key }: { readonly cookie?: string; readonly key?: string }): Client {
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, cookie === undefined ? {} : { headers: { Cookie: cookie } });
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

interface Answer {
  readonly data?: { readonly alertChanged: News } | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

interface Follower {
  readonly heard: News[];
  /** Settles with how it ended. */
  readonly end: Promise<unknown>;
}

/** Past the first news. */
async function follow(url: string, cookie = desk.headers.Cookie, since: string | null = null): Promise<Follower> {
  const news = connect(url, { cookie: cookie ?? "" }).iterate<{ alertChanged: News }>({
    query: CHANGED,
    variables: { since },
  });
  const heard: News[] = [];
  const take = ({ data, errors }: Answer) => {
    expect(errors).toBeUndefined();
    if (data) heard.push(data.alertChanged);
  };
  take((await news.next()).value ?? {});
  const listen = async () => {
    for await (const value of news) take(value);
  };
  return { heard, end: listen().catch((error: unknown) => error) };
}

function cross(): Promise<string> {
  level += 1;
  return plantAlert(product.sql, { thresholdId, level });
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 15_000, interval: 20 });
const told = ({ heard }: Follower) => heard.flatMap(({ alerts }) => alerts);

describe("alertChanged", () => {
  test("tells in one browser what a member did in another, also behind another server", async () => {
    const replica = await startReplica(product);
    try {
      const followers = [await follow(product.url), await follow(replica.url)];
      const id = await cross();
      for (const follower of followers)
        await until(() => expect(told(follower)).toMatchObject([{ id, status: "OPEN" }]));
      await desk.done("acknowledgeAlerts", [{ id, version: 1 }]);
      for (const follower of followers) {
        await until(() =>
          expect(told(follower).slice(1)).toMatchObject([
            {
              id,
              version: 2,
              status: "ACKNOWLEDGED",
              owner: ADMIN.email,
              acts: [{ act: "ACKNOWLEDGED", memberName: ADMIN.email }],
            },
          ]),
        );
      }
    } finally {
      await replica.stop();
    }
  });

  test("goes on from the cursor of a server that is gone", async () => {
    const replica = await startReplica(product);
    const there = await follow(replica.url);
    const cursor = there.heard[0]?.cursor ?? "";
    await replica.stop();
    const id = await cross();
    const here = await follow(product.url, desk.headers.Cookie, cursor);
    expect(told(here).map((alert) => alert.id)).toEqual([id]);
    const fresh = await follow(product.url);
    expect(fresh.heard[0]).toMatchObject({ alerts: [], droppedBefore: null });
  });

  test("says when it was too much to tell", async () => {
    const follower = await follow(product.url);
    await product.sql.query(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       select $1, 'LEVEL', 1000, at, '2026-01-01', '2026-01-02', 'UTC', 1 from generate_series(1, 1000) as at`,
      [thresholdId],
    );
    await until(() => expect(follower.heard.at(-1)?.droppedBefore).toEqual(expect.any(String)));
    expect(follower.heard.at(-1)).toMatchObject({ alerts: [], open: (follower.heard[0]?.open ?? 0) + 1_000 });
  });

  test("is for every member, until they are disabled, and for no API key", async () => {
    const analyst = await addMember(product, "ana@example.com", "ANALYST");
    const follower = await follow(product.url, analyst.headers.Cookie);
    const id = await cross();
    await until(() => expect(told(follower).map((alert) => alert.id)).toEqual([id]));
    await product.sql.query("update members set disabled_at = now() where id = $1", [analyst.id]);
    expect(await follower.end).toMatchObject({ code: 4403 });

    const refused: unknown[] = [];
    connect(product.url, { key: API_KEY }).subscribe(
      { query: "subscription { alertChanged { cursor } }" },
      { next: ({ errors }) => refused.push(errors), error: (error) => refused.push(error), complete: () => undefined },
    );
    await until(() => expect(JSON.stringify(refused)).toContain("FORBIDDEN"));
  });
});
