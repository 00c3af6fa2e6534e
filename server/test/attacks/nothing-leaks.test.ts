import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { runProduct, type ProductProcess } from "../api/run-product.js";
import { DatabaseCluster } from "../faults/database-cluster.js";
import { FaultProxy } from "../faults/fault-proxy.js";
import { Canaries } from "./leak-canaries.js";
import { runLeakJourney } from "./run-leak-journey.js";
import { dumpTables, readFiles } from "./stored-bytes.js";
import { WatchedTraffic } from "./watched-traffic.js";

const STARTS_WITHIN = { timeout: 90_000, interval: 100 };
const CONTROL = "leak-control-event";

const canaries = new Canaries();
let cluster: DatabaseCluster;
let proxy: FaultProxy;
let sql: pg.Pool;
let dataDir: string;
let running: ProductProcess;
let traffic: WatchedTraffic;
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  cluster = await DatabaseCluster.start();
  const databaseUrl = await cluster.createDatabase("leaks");
  canaries.add("the password of the database", new URL(databaseUrl).password);
  proxy = await FaultProxy.start(databaseUrl);
  sql = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-leaks-"));
  const [port, nobody] = [await freePort(), await freePort()];
  const admin = {
    email: "admin@localhost",
    password: canaries.add("the password of the admin", "leak-canary of the admin"),
  };
  const apiKey = canaries.add("the first key", "tl_leak_canary_first_key");
  const metricsToken = canaries.add("the metrics token", "leak-canary-metrics-token");
  running = runProduct({
    LOG_LEVEL: "trace",
    PORT: String(port),
    DATABASE_URL: proxy.urlOf(databaseUrl),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    BOOTSTRAP_API_KEY: apiKey,
    METRICS_TOKEN: metricsToken,
    SMTP_URL: `smtp://ledger:${canaries.add("the password of the mail server", "leak-canary-of-the-mail-server")}@127.0.0.1:${nobody}`,
    MAIL_FROM: "ledger@example.com",
    ALLOW_PRIVATE_WEBHOOKS: "1",
    OIDC_ISSUER: `http://127.0.0.1:${nobody}`,
    OIDC_CLIENT_ID: "tokenledger",
    OIDC_CLIENT_SECRET: canaries.add("the secret of the provider", "leak-canary-of-the-provider"),
  });
  await vi.waitFor(() => {
    if (running.isOver()) throw new Error(running.stdout() + running.stderr());
    if (!running.stdout().includes("Stop with Ctrl-C")) throw new Error("it has not started");
  }, STARTS_WITHIN);
  traffic = new WatchedTraffic(`http://127.0.0.1:${port}`);
  await runLeakJourney({ traffic, canaries, sql, proxy, admin, apiKey, metricsToken });
  running.signal("SIGTERM");
  await running.over;
  await sql.query("checkpoint");
  files = await readFiles(join(cluster.dataDir, "postgres", "cluster"));
}, 240_000);

afterAll(async () => {
  if (!running.isOver()) running.signal("SIGKILL");
  await sql.end();
  await proxy.stop();
  await cluster.stop();
  await rm(dataDir, { recursive: true });
});

/** Which canary is where. */
function found(places: Iterable<readonly [string, string | Buffer]>): string[] {
  return [...places].flatMap(([place, bytes]) => canaries.within(bytes).map((name) => `${name} in ${place}`));
}

describe("after everything was used, right and wrong, and in trouble", () => {
  test("the run used what it looks for, and the search finds what is there", async () => {
    expect(canaries.count).toBeGreaterThan(40);
    const control = new Canaries();
    control.add("the control", CONTROL);
    const dump = await dumpTables(sql);
    expect([...dump.values()].some((bytes) => control.within(bytes).length > 0)).toBe(true);
    expect([...files.values()].some((bytes) => control.within(bytes).length > 0)).toBe(true);
    expect(traffic.told.some((text) => text.includes(CONTROL))).toBe(true);
    for (const told of [
      "a credential was refused",
      "app_user_identities",
      "the mail was not sent",
      "the database is back",
    ]) {
      expect([told, running.stdout().includes(told)]).toEqual([told, true]);
    }
    expect((await cluster.log()).includes('relation "app_user_identities" does not exist')).toBe(true);
  });

  test("no row of any table holds a secret or an outside id, but sealed or hashed", async () => {
    expect(found(await dumpTables(sql))).toEqual([]);
  });

  test("no file of the database holds one, its log of changes included", () => {
    expect(found(files)).toEqual([]);
  });

  test("no line that was logged holds one, here or by the database", async () => {
    const logs = [
      ["stdout", running.stdout()],
      ["stderr", running.stderr()],
      ["the log of the database", await cluster.log()],
    ] as const;
    expect(found(logs)).toEqual([]);
  });

  test("no answer, header or export holds one, but the one that showed it on purpose", () => {
    expect(found([...traffic.told.entries()].map(([at, text]) => [`${at}: ${text.slice(0, 200)}`, text]))).toEqual([]);
  });
});
