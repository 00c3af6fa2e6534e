import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { runProduct, type ProductProcess } from "./run-product.js";

const UNTIL = { timeout: 15_000, interval: 20 };
const DRAINED_WITHIN_MS = 10_000;
const API_KEY = "tl_key_of_the_drain_test";
const ADMIN_PASSWORD = "of the drain test";
const HEADERS = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };

vi.setConfig({ testTimeout: 60_000 }); // a start and a stop that takes its time, on a busy machine

let database: TestDatabase;
let dataDir = "";
let url = "";
let running: ProductProcess;
let sql: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-drain-"));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  running = runProduct({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    BOOTSTRAP_API_KEY: API_KEY,
    ADMIN_PASSWORD,
  });
  await vi.waitFor(() => {
    if (!running.stdout().includes("Stop with Ctrl-C")) throw new Error("it has not started");
  }, UNTIL);
  sql = new pg.Client({ connectionString: database.url });
  sql.on("error", () => undefined);
  await sql.connect();
});

afterEach(async () => {
  running.signal("SIGKILL");
  await running.over;
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

/** The backend that waits for a table's lock; null when there is none. */
async function waiterFor(table: string): Promise<number | null> {
  const { rows } = await sql.query<{ pid: number }>(
    "select pid from pg_locks where relation = $1::regclass and not granted",
    [table],
  );
  return rows[0]?.pid ?? null;
}

async function untilOneWaitsFor(table: string): Promise<number> {
  await expect.poll(() => waiterFor(table), UNTIL).not.toBeNull();
  return (await waiterFor(table)) ?? 0;
}

function record(id: string): Promise<Response> {
  const event = { id, provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 };
  return fetch(`${url}/v1/usage`, { method: "POST", headers: HEADERS, body: JSON.stringify(event) });
}

function askGraphql(query: string, credentials: Record<string, string>): Promise<Response> {
  const headers = { "Content-Type": "application/json", ...credentials };
  return fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
}

function question(): Promise<Response> {
  return askGraphql('{ usageTotals(filter: { range: { preset: "today" } }) { requests } }', HEADERS);
}

/** The cookie of the administrator. */
async function signIn(): Promise<string> {
  const mutation = `mutation { signIn(email: "admin@localhost", password: "${ADMIN_PASSWORD}") { id } }`;
  const answer = await askGraphql(mutation, {});
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function hasVerified(): Promise<boolean> {
  const { rowCount } = await sql.query("select from jobs where name = 'verify-rollups' and succeeded_at is not null");
  return rowCount === 1;
}

/** An open socket whose other side does not even say goodbye. */
async function openMuteSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  socket.on("error", () => undefined);
  const payload = { authorization: `Bearer ${API_KEY}` };
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
  const [acknowledgement] = await once(socket, "message");
  expect(String(acknowledgement)).toContain("connection_ack");
  socket.pause();
  return socket;
}

async function stopIt(): Promise<{ code: number | null; tookMs: number }> {
  const begunAt = performance.now();
  running.signal("SIGTERM");
  const code = await running.over;
  return { code, tookMs: performance.now() - begunAt };
}

test("a request under way is answered, and an event it recorded stays", async () => {
  await sql.query("begin; lock table token_usage in access exclusive mode");
  const answer = record("under way");
  await untilOneWaitsFor("token_usage");
  const stopped = stopIt();
  await expect.poll(() => running.stderr(), UNTIL).toBe("Stopping …\n");
  await sql.query("rollback");
  expect(await (await answer).json()).toMatchObject({ accepted: 1 });
  expect((await stopped).code).toBe(0);
  const { rows } = await sql.query("select event_id from token_usage");
  expect(rows).toEqual([{ event_id: "under way" }]);
});

test("stops in time and without a fault although a question, a job and a socket hang", async () => {
  const socket = await openMuteSocket();
  await sql.query("begin; lock table token_usage_stats, sessions in access exclusive mode");
  const asked = question().catch(() => null);
  // A backend that stands still does not even notice its own timeouts.
  const stuck = await untilOneWaitsFor("token_usage_stats");
  process.kill(stuck, "SIGSTOP");
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query("update jobs set due_at = now() where name = 'remove-expired-sessions'");
  await other.end();
  await untilOneWaitsFor("sessions");

  const { code, tookMs } = await stopIt();
  process.kill(stuck, "SIGCONT");
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(DRAINED_WITHIN_MS);
  await asked;
  await sql.query("rollback");
  socket.terminate();
});

test("stops in time and without a fault although a repair hangs", async () => {
  expect(await (await record("to be repaired")).json()).toMatchObject({ accepted: 1 });
  const cookie = await signIn();
  await expect.poll(hasVerified, UNTIL).toBe(true); // or the job would wait in the place of the repair
  await sql.query("insert into rollup_drifts (day, rollup_rows, counter_rows) values (current_date, 1, 0)");
  await sql.query("begin; lock table token_usage_stats in access exclusive mode");
  const repairing = askGraphql("mutation { repairRollups { day } }", { Cookie: cookie }).catch(() => null);
  const stuck = await untilOneWaitsFor("token_usage_stats");
  process.kill(stuck, "SIGSTOP");

  const { code, tookMs } = await stopIt();
  process.kill(stuck, "SIGCONT");
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(DRAINED_WITHIN_MS);
  await repairing;
  await sql.query("rollback");
});

test("takes no new work from the moment it begins to stop", async () => {
  await sql.query("begin; lock table token_usage in access exclusive mode");
  const answer = record("holds it open");
  await untilOneWaitsFor("token_usage");
  const stopped = stopIt();
  await expect.poll(() => running.stderr(), UNTIL).toBe("Stopping …\n");
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => "refused",
    );
  expect([503, "refused"]).toContain(await ready());
  await sql.query("rollback");
  expect((await answer).status).toBe(200);
  expect((await stopped).code).toBe(0);
});
