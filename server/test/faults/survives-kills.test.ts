import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findRunningEmbeddedPostgres } from "../../src/app/embedded-postgres/find-running-embedded-postgres.js";
import { killPostgres } from "./database-cluster.js";
import { expectedOf, readLedgerSums } from "./ledger-sums.js";
import { Load } from "./load.js";
import { Replica } from "./replica.js";
import { waitUntil } from "./wait-until.js";

const API_KEY = "tl_key_of_the_fault_tests";
const KILLS = [killServer, killDatabase, killServer, killDatabase, killServer, killDatabase];
const EVENTS_BETWEEN = 1_500;

let dataDir: string;
let product: Replica;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-faults-"));
  product = await Replica.start({ dataDir, databaseUrl: null, apiKey: API_KEY });
}, 90_000);

afterAll(async () => {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 30_000);

test("with its embedded database, acknowledged events are counted once through kills of either", async () => {
  const load = new Load({ urls: [product.url], apiKey: API_KEY, senders: 4, batch: 50 });
  const { account } = load;
  try {
    for (const kill of KILLS) {
      const enough = account.events + EVENTS_BETWEEN;
      await waitUntil("enough is acknowledged for the next kill", () => account.events >= enough);
      await kill();
    }
    await load.finish();
  } finally {
    await load.abandon();
  }
  const odd = account.answers.filter(({ outcome }) => ![200, 429, 503, "connection lost"].includes(outcome));
  expect(odd).toEqual([]);
  expect(account.oddReceipts).toEqual([]);
  const databaseUrl = await findRunningEmbeddedPostgres(dataDir);
  const ledger = await readLedgerSums({ databaseUrl: databaseUrl ?? "", url: product.url, apiKey: API_KEY });
  expect(ledger).toEqual(expectedOf(account));
}, 180_000);

async function killServer(): Promise<void> {
  await product.kill();
  await product.start();
}

/** The server has to outlive its database. */
async function killDatabase(): Promise<void> {
  const server = product.pid;
  await killPostgres(dataDir);
  await waitUntil("the product is ready again", () => product.isReady());
  expect(product.isRunning).toBe(true);
  expect(product.pid).toBe(server);
}
