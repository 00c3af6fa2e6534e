import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { runProduct, type ProductProcess } from "./run-product.js";

const UNTIL = { timeout: 15_000, interval: 50 };

let database: TestDatabase;
let dataDir = "";
let running: ProductProcess | null = null;

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-start-"));
});

afterEach(async () => {
  running?.signal("SIGKILL");
  await running?.over;
  running = null;
  await database.drop();
  await rm(dataDir, { recursive: true });
});

function start(env: Record<string, string>): ProductProcess {
  running = runProduct({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...env });
  return running;
}

async function listen(): Promise<{ server: Server; port: string }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? String(address.port) : "" };
}

async function countMembers(): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query("select from members");
  await client.end();
  return rowCount ?? 0;
}

test("a port in use is told in one sentence, and the password is still to come", async () => {
  const { server, port } = await listen();
  const refused = start({ PORT: port });
  expect(await refused.over).toBe(1);
  expect(refused.stderr()).toBe(`Port ${port} is in use: stop what listens there, or set PORT to another one.\n`);
  expect(refused.stdout()).toBe("");
  expect(await countMembers()).toBe(0);

  server.close();
  const welcomed = start({ PORT: port });
  await expect.poll(() => welcomed.stdout(), UNTIL).toContain("Stop with Ctrl-C");
  expect(welcomed.stdout()).toMatch(/Password +\S{16} {3}\(shown this once\)/);
  expect(welcomed.stdout()).toMatch(/API key +tl_\S{43} {3}\(shown this once\)/);
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).toEqual({
    status: "ok",
    database: true,
    started: true,
    draining: false,
  });
  welcomed.signal("SIGTERM");
  expect(await welcomed.over).toBe(0);
  expect(welcomed.stderr()).toBe("Stopping …\n");
});

test("a later start does not promise that another ADMIN_PASSWORD works", async () => {
  const first = start({ PORT: "0", ADMIN_PASSWORD: "the first one" });
  await expect.poll(() => first.stdout(), UNTIL).toContain("Stop with Ctrl-C");
  expect(first.stdout()).toContain("admin@localhost, with ADMIN_PASSWORD\n");
  first.signal("SIGTERM");
  await first.over;
  const later = start({ PORT: "0", ADMIN_PASSWORD: "another one" });
  await expect.poll(() => later.stdout(), UNTIL).toContain("Stop with Ctrl-C");
  expect(later.stdout()).toContain("as before; ADMIN_EMAIL and ADMIN_PASSWORD count at the first start only");
});

test("a database that cannot be reached is told in one sentence", async () => {
  const { server, port } = await listen();
  server.close();
  const refused = start({ PORT: "0", DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/nothing` });
  expect(await refused.over).toBe(1);
  expect(refused.stderr()).toBe("The database cannot be reached: check that it runs and that DATABASE_URL names it.\n");
});

test("a database that takes the connection and never answers is told in the same sentence", async () => {
  const { server, port } = await listen();
  const refused = start({ PORT: "0", DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/nothing` });
  expect(await refused.over).toBe(1);
  server.close();
  expect(refused.stderr()).toBe("The database cannot be reached: check that it runs and that DATABASE_URL names it.\n");
});

test("waits for another server's migration, and may be stopped meanwhile", async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query("select pg_advisory_lock(7040231)");
  const waiting = start({ PORT: "0" });
  const isWaiting = async () => {
    // Of this database: others on the same server have waits of their own.
    const { rowCount } = await other.query(
      "select from pg_locks l join pg_database d on d.oid = l.database where datname = current_database() and locktype = 'advisory' and not granted",
    );
    return rowCount;
  };
  await expect.poll(isWaiting, UNTIL).toBe(1);
  waiting.signal("SIGTERM");
  await expect.poll(() => waiting.stderr(), UNTIL).toBe("Stopping …\n");
  await other.end(); // and with it the lock: what begins now is given up at the next step
  expect(await waiting.over).toBe(0);
  expect(await countMembers()).toBe(0);
});
