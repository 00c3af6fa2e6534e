import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runProduct, type ProductProcess } from "../api/run-product.js";
import { ADMIN, type Product } from "../api/start-product.js";
import { ALLOCATOR, NODE_FLAGS } from "../../src/app/node-flags.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { signInAs } from "./sign-in-as.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ENTRIES = 200_000;
const MEBIBYTE = 1_048_576;
/** The file is more than a hundred mebibytes; a page of it less than one. */
const GROWTH_MIB = 64;

let database: TestDatabase;
let dataDir = "";
let sql: pg.Pool;
let running: ProductProcess;
let url = "";
let headers: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-export-"));
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
  await sql.query(
    `insert into audit_entries (at, member_id, actor, action, target_kind, target_id, before, after, reason, address)
     select now() - n * interval '1 second', 1, 'mina@example.com', 'price.create', 'price', n,
       jsonb_build_object('note', repeat('a', 200)), jsonb_build_object('note', repeat('b', 200)), 'test', '10.0.0.1'
     from generate_series(1, ${ENTRIES}) n`,
  );
  await sql.query("analyze audit_entries"); // as the database does by itself, a minute later
  const admin = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
  running = runProduct(
    { ...ALLOCATOR, DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: "0", ...admin },
    NODE_FLAGS,
  );
  url = await vi.waitUntil(() => /http:\/\/[\w.]+:[1-9]\d*/.exec(running.stdout())?.[0], {
    timeout: 60_000,
    interval: 100,
  });
  headers = await signInAs({ url } as Product);
});

afterAll(async () => {
  running.signal("SIGTERM");
  await running.over;
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

async function residentMib(): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]) / MEBIBYTE;
}

async function open(query: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await fetch(`${url}/v1/audit?${query}`, { headers });
  expect(response.status).toBe(200);
  if (response.body === null) throw new Error("there is no body");
  return response.body.getReader();
}

/** Reads on, and looks at the memory of the server after every 8 MiB. */
async function readAll(query: string): Promise<{ mib: number; lines: number; highestMib: number }> {
  const reader = await open(query);
  let [bytes, lines, highestMib] = [0, 0, 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (Math.floor(bytes / 8 / MEBIBYTE) < Math.floor((bytes + part.value.length) / 8 / MEBIBYTE)) {
      highestMib = Math.max(highestMib, await residentMib());
    }
    bytes += part.value.length;
    for (const byte of part.value) if (byte === 10) lines += 1;
  }
  return { mib: bytes / MEBIBYTE, lines, highestMib };
}

/** The heap takes its working size with the first pages; what grows with the length of the file comes after. */
async function readSome(query: string): Promise<void> {
  const reader = await open(query);
  for (let bytes = 0; bytes < 16 * MEBIBYTE;) bytes += (await reader.read()).value?.length ?? Number.POSITIVE_INFINITY;
  await reader.cancel();
}

test("an export of 200,000 entries is sent in constant memory, every one of them", async () => {
  for (const format of ["csv", "jsonl"]) {
    await readSome(`format=${format}&targetKind=price`);
    const before = await residentMib();
    const { mib, lines, highestMib } = await readAll(`format=${format}&targetKind=price`);
    expect(lines).toBe(ENTRIES + (format === "csv" ? 1 : 0));
    expect(mib).toBeGreaterThan(100);
    expect(highestMib - before).toBeLessThan(GROWTH_MIB);
  }
});

test("a reader who takes nothing holds neither memory nor a connection to the database", async () => {
  const before = await residentMib();
  const readers = await Promise.all(Array.from({ length: 5 }, () => open("format=csv&targetKind=price")));
  const nothingHeld = async () => {
    const { rows } = await sql.query(
      "select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()",
    );
    expect(rows).toEqual([]);
  };
  // Until the buffers on the way to each of them are full, pages are read as usual.
  await vi.waitFor(nothingHeld, { timeout: 20_000 });
  expect((await residentMib()) - before).toBeLessThan(GROWTH_MIB);
  await Promise.all(readers.map((reader) => reader.cancel()));
  expect(running.stderr()).toBe("");
  expect(running.stdout()).not.toContain("broken off");
});

test("an export ends broken off, not as if it were whole, once its reader may see the audit log no longer", async () => {
  const reader = await open("format=jsonl&targetKind=price");
  await reader.read();
  await sql.query("delete from sessions");
  await expect(
    (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read());
    })(),
  ).rejects.toThrow("terminated");
  headers = await signInAs({ url } as Product);
});
