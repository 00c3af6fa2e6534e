import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { runProduct, type ProductProcess } from "./run-product.js";

const UNTIL = { timeout: 15_000, interval: 50 };
const ATTEMPTS = 100;
const HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";

let database: TestDatabase;
let dataDir = "";
let port = 0;
let running: ProductProcess;

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-upgrades-"));
  port = await freePort();
  running = runProduct({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port) });
  await vi.waitFor(() => {
    if (!running.stdout().includes("Stop with Ctrl-C")) throw new Error("it has not started");
  }, UNTIL);
});

afterEach(async () => {
  running.signal("SIGKILL");
  await running.over;
  await database.drop();
  await rm(dataDir, { recursive: true });
});

/** Asks for an upgrade and is gone before the refusal is written, or after it was read. */
async function askAndReset(request: string, waitsForAnswer: boolean): Promise<void> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(socket, "connect");
  await new Promise((written) => socket.write(request, written));
  if (waitsForAnswer) await once(socket, "data");
  socket.resetAndDestroy();
  await once(socket, "close");
}

test.each([
  { what: "another path", head: "GET /elsewhere HTTP/1.1\r\nHost: localhost\r\n" },
  {
    what: "a foreign origin",
    head: "GET /graphql HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\n",
  },
])("clients whose upgrade is refused for $what and who reset the connection do no harm", async ({ head }) => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await askAndReset(`${head}${HANDSHAKE}\r\n`, attempt % 2 === 1);
  }
  const answer = await fetch(`http://127.0.0.1:${port}/livez`);
  expect(answer.status).toBe(200);
  expect(running.isOver()).toBe(false);
});
