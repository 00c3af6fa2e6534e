import { randomUUID } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTokenledger } from "../src/client.js";
import type { TokenledgerOptions } from "../src/options.js";
import type { Problem } from "../src/problem.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type Counterpart, refuse, startCounterpart } from "./counterpart.js";
import { until } from "./until.js";

const EVENT = { provider: "google", model: "gemini-2.5-flash" };
/** Longer than any process has; no test waits for it. */
const NEVER_A_PID = 2 ** 22 + 1;

let dir: string;
let server: Counterpart;
let isAway = false;
let problems: Problem[];
const opened: Tokenledger[] = [];

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "tokenledger-spool-")), "spool");
  problems = [];
  isAway = false;
  server = await startCounterpart({ say: () => (isAway ? refuse(503, "UNAVAILABLE") : undefined) });
});
afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close(0);
  await server.stop();
  await rm(join(dir, ".."), { recursive: true, force: true });
});

function open(options: Partial<TokenledgerOptions> = {}): Tokenledger {
  const onProblem = (problem: Problem) => void problems.push(problem);
  const ledger = createTokenledger({ url: server.url, key: "tl_test", spoolDir: dir, onProblem, ...options });
  opened.push(ledger);
  return ledger;
}

function events(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ ...EVENT, id: `event ${from + index}` }));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((path) => path.endsWith(".jsonl"));
}

/** What a process that is gone left behind. */
async function leave(lines: string, lock: object | null): Promise<string> {
  const folder = join(dir, randomUUID());
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "000000001.jsonl"), lines);
  if (lock !== null) await writeFile(join(folder, "lock"), JSON.stringify(lock));
  return folder;
}

const lineOf = (id: string) => `${JSON.stringify({ ...EVENT, id })}\n`;

describe("delivered events", () => {
  test("leave nothing on disk", async () => {
    const ledger = open();
    ledger.record(events(1_000));
    expect(await filesIn(dir)).toHaveLength(1);
    expect(await ledger.close()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(1_000);
    expect(await readdir(dir)).toEqual([]);
  });
});

describe("what close leaves", () => {
  test("is delivered by the next ledger, at once", async () => {
    isAway = true;
    const first = open();
    first.record(events(3));
    expect(await first.close(20)).toEqual({ pending: 3 });
    expect(problems.some(({ kind }) => kind === "DROPPED")).toBe(false);
    isAway = false;
    const second = open();
    expect(second.stats().spooled).toBeGreaterThan(0);
    expect(await second.flush()).toEqual({ pending: 0 });
    expect([...server.taken.keys()]).toEqual(["event 0", "event 1", "event 2"]);
    await second.close();
    expect(await readdir(dir)).toEqual([]);
  });
});

describe("folders of others", () => {
  test.each([
    { name: "of a process that is gone", lock: { pid: NEVER_A_PID, host: hostname(), thread: 0 }, ageMs: 0 },
    { name: "of a process of the same number before this one", lock: { pid: process.pid, host: hostname() }, ageMs: 0 },
    { name: "of another machine that was silent for two minutes", lock: { pid: 1, host: "other" }, ageMs: 120_000 },
    { name: "without a lock", lock: null, ageMs: 0 },
  ])("$name are taken over", async ({ lock, ageMs }) => {
    const folder = await leave(lineOf("left"), lock === null ? null : { thread: 0, ...lock });
    if (lock !== null) {
      const { threadId } = await import("node:worker_threads");
      await writeFile(join(folder, "lock"), JSON.stringify({ ...lock, thread: threadId }));
      const time = new Date(Date.now() - ageMs);
      await utimes(join(folder, "lock"), time, time);
    }
    expect(await open().flush()).toEqual({ pending: 0 });
    expect([...server.taken.keys()]).toEqual(["left"]);
    expect(await filesIn(dir)).toEqual([]);
  });

  test.each([
    { name: "of a process that lives", lock: { pid: process.ppid, host: hostname(), thread: 0 }, ageMs: 0 },
    { name: "of a process that hangs", lock: { pid: process.ppid, host: hostname(), thread: 0 }, ageMs: 120_000 },
    {
      name: "of another machine that was heard of lately",
      lock: { pid: NEVER_A_PID, host: "other", thread: 0 },
      ageMs: 0,
    },
  ])("$name are left alone", async ({ lock, ageMs }) => {
    const folder = await leave(lineOf("its own"), lock);
    const time = new Date(Date.now() - ageMs);
    await utimes(join(folder, "lock"), time, time);
    await open().flush();
    expect(server.taken.size).toBe(0);
    expect(await filesIn(dir)).toHaveLength(1);
  });

  test.runIf(process.platform === "linux")(
    "of a process whose number is another one's by now are taken over",
    async () => {
      await leave(lineOf("left"), { pid: process.ppid, host: hostname(), thread: 0, began: "1" });
      expect(await open().flush()).toEqual({ pending: 0 });
      expect([...server.taken.keys()]).toEqual(["left"]);
    },
  );

  test("two ledgers of one process keep apart, and both deliver", async () => {
    const ledgers = [open(), open()];
    ledgers.forEach((ledger, index) => ledger.record(events(10, index * 10)));
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    expect(server.taken.size).toBe(20);
    expect(server.asked.flatMap((asked) => asked.events)).toHaveLength(20);
    expect(await readdir(dir)).toEqual([]);
  });

  test("a line that was half written is left out and told; the others arrive", async () => {
    await leave(`${lineOf("whole")}${lineOf("torn").slice(0, 20)}`, null);
    expect(await open().flush()).toEqual({ pending: 0 });
    expect([...server.taken.keys()]).toEqual(["whole"]);
    expect(problems).toEqual([{ kind: "SPOOL", message: expect.stringContaining("half written") }]);
    expect(await filesIn(dir)).toEqual([]);
  });
});

describe("bounds", { timeout: 60_000 }, () => {
  test("what memory has no room for waits on disk, and all arrive in the end, each once", async () => {
    isAway = true;
    const ledger = open({ maxQueuedEvents: 100, maxBatchEvents: 50 });
    for (let index = 0; index < 30_000; index += 1) ledger.record({ ...EVENT, id: `event ${index}` });
    expect(ledger.stats()).toMatchObject({ queued: 100, spooled: 29_900, dropped: 0 });
    expect((await filesIn(dir)).length).toBeGreaterThan(2);
    isAway = false;
    expect(await ledger.close(60_000)).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(30_000);
    expect(ledger.stats()).toMatchObject({ delivered: 30_000, duplicates: 0 });
    expect(await readdir(dir)).toEqual([]);
  });

  test("a full spool gives up the oldest that wait on disk alone, and tells how many", async () => {
    isAway = true;
    const ledger = open({ maxQueuedEvents: 100, maxSpoolBytes: 3_000_000 });
    const tags = { padding: "x".repeat(100), more: "x".repeat(100) };
    for (let index = 0; index < 30_000; index += 1) ledger.record({ ...EVENT, id: `event ${index}`, tags });
    const { queued, inFlight, spooled, dropped } = ledger.stats();
    expect(dropped).toBeGreaterThan(10_000);
    expect(queued + inFlight + spooled + dropped).toBe(30_000);
    isAway = false;
    expect(await ledger.flush(60_000)).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(30_000 - dropped);
    expect(server.taken.has("event 29999")).toBe(true);
    await until(() => expect(problems.some(({ kind }) => kind === "DROPPED")).toBe(true));
  });
});

describe("a spool that is full", () => {
  test("of events that are in memory as well is told once, and those that come later are in memory alone", async () => {
    isAway = true;
    const ledger = open({ maxSpoolBytes: 1_000 });
    ledger.record(events(100));
    expect(ledger.stats()).toMatchObject({ queued: 100, dropped: 0 });
    expect(problems).toEqual([{ kind: "SPOOL", message: expect.stringContaining("full") }]);
  });
});

describe("a disk that does not work", () => {
  test("is told, and events are delivered from memory", async () => {
    await mkdir(join(dir, ".."), { recursive: true });
    await appendFile(dir, "a file, not a folder");
    const ledger = open();
    ledger.record(events(3));
    expect(await ledger.flush()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(3);
    expect(problems[0]?.kind).toBe("SPOOL");
  });

  test("a folder that somebody removed is made anew", async () => {
    const ledger = open();
    await rm(dir, { recursive: true });
    ledger.record(events(1));
    ledger.record(events(1, 1));
    expect(await filesIn(dir)).toHaveLength(1);
    expect(await ledger.close()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(2);
  });
});

describe("a folder that another process took over", () => {
  test("is left to it: what comes later goes to another one, and what it took is told", async () => {
    isAway = true;
    const ledger = open({ maxQueuedEvents: 1 });
    ledger.record(events(10));
    expect(ledger.stats()).toMatchObject({ queued: 1, spooled: 9 });
    const [folder = ""] = await readdir(dir);
    await rename(join(dir, folder), join(dir, "../taken-over"));
    ledger.record(events(10, 10));
    expect(await filesIn(dir)).toHaveLength(1);
    isAway = false;
    expect(await ledger.flush()).toEqual({ pending: 0 });
    expect([...server.taken.keys()]).toEqual(["event 0", ...events(10, 10).map(({ id }) => id)]);
    expect(ledger.stats()).toMatchObject({ delivered: 11, dropped: 9 });
    await until(() => expect(problems.at(-1)).toMatchObject({ kind: "DROPPED", events: 9 }));
  });
});
