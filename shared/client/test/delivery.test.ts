import { afterEach, describe, expect, test } from "vitest";
import { openLedger } from "../src/open-ledger.js";
import { readOptions, type TokenledgerOptions } from "../src/options.js";
import type { Problem } from "../src/problem.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type Counterpart, type CounterpartOptions, refuse, startCounterpart, take } from "./counterpart.js";
import { ManualClock } from "./manual-clock.js";
import { until } from "./until.js";

const EVENT = { provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 2 };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function startServer(options?: CounterpartOptions): Promise<Counterpart> {
  const counterpart = await startCounterpart(options);
  open.push(() => counterpart.stop());
  return counterpart;
}

interface Opened {
  readonly ledger: Tokenledger;
  readonly clock: ManualClock;
  readonly problems: Problem[];
}

function openAt(url: string, options: Partial<TokenledgerOptions> = {}): Opened {
  const problems: Problem[] = [];
  const clock = new ManualClock();
  const settings = readOptions({ url, key: "tl_test", onProblem: (problem) => problems.push(problem), ...options });
  const ledger = openLedger(settings, clock);
  open.push(() => ledger.close(0));
  return { ledger, clock, problems };
}

function events(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ ...EVENT, id: `event ${from + index}` }));
}

/** As a host may write it: to TypeScript a function that answers is one that need not. */
function rejecting(): unknown {
  return Promise.reject(new Error("the host's own"));
}

const kindsOf = (problems: readonly Problem[]) => problems.map(({ kind }) => kind);

describe("batches", () => {
  test("events wait for others, and go out together with the key", async () => {
    const server = await startServer();
    const { ledger, clock } = openAt(server.url);
    ledger.record({ ...EVENT, id: "first" });
    ledger.record([{ ...EVENT, id: "second" }, EVENT]);
    expect(ledger.stats()).toMatchObject({ queued: 3, delivered: 0 });
    expect(clock.next).toBe(1_000);
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ queued: 0, inFlight: 0, delivered: 3 }));
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.headers.authorization).toBe("Bearer tl_test");
    const [first, second, third] = server.taken.values();
    expect([first?.id, second?.id]).toEqual(["first", "second"]);
    expect(third).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/), time: expect.stringMatching(/Z$/) });
  });

  test("a full batch does not wait", async () => {
    const server = await startServer();
    const { ledger, clock } = openAt(server.url, { maxBatchEvents: 10 });
    ledger.record(events(25));
    expect(clock.next).toBe(0);
    clock.pass();
    await until(() => expect(server.taken.size).toBe(20));
    await until(() => expect(clock.next).toBe(1_000));
    clock.pass();
    await until(() => expect(server.taken.size).toBe(25));
    expect(server.asked.map((asked) => asked.events.length)).toEqual([10, 10, 5]);
  });

  test("flush sends all that waits, and close what came since", async () => {
    const server = await startServer();
    const { ledger, problems } = openAt(server.url, { maxBatchEvents: 10 });
    ledger.record(events(25));
    expect(await ledger.flush()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(25);
    ledger.record(events(1, 25));
    expect(await ledger.close()).toEqual({ pending: 0 });
    expect(server.taken.size).toBe(26);
    ledger.record(EVENT);
    await until(() => expect(kindsOf(problems)).toEqual(["DROPPED"]));
  });

  test("what the host changes afterwards is not sent", async () => {
    const server = await startServer();
    const { ledger } = openAt(server.url);
    const event = { ...EVENT, id: "changed", userId: "minji" };
    ledger.record(event);
    event.userId = "junho";
    await ledger.flush();
    expect(server.taken.get("changed")).toMatchObject({ userId: "minji" });
  });
});

describe("a server that does not take them", () => {
  test("is asked again ever later, and gets the same events when it is back", async () => {
    const server = await startServer();
    await server.stop();
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record([{ ...EVENT, id: "kept" }, EVENT]);
    for (let failures = 0; failures < 9; failures += 1) {
      clock.pass();
      await until(() => expect(clock.waits).toHaveLength(failures + 2));
    }
    expect(clock.waits).toEqual([1_000, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(new Set(kindsOf(problems))).toEqual(new Set(["UNREACHABLE"]));
    const back = await startServer({ port: server.port });
    clock.pass();
    await until(() => expect(ledger.stats().delivered).toBe(2));
    expect(back.taken.has("kept")).toBe(true);
    ledger.record(EVENT);
    expect(clock.next).toBe(1_000);
  });

  test("is asked at once by the first who flushes, and no more often by all the others", async () => {
    let isAway = true;
    const server = await startServer({ say: () => (isAway ? refuse(503, "UNAVAILABLE") : undefined) });
    const { ledger, clock } = openAt(server.url);
    ledger.record(EVENT);
    await ledger.flush(1);
    await until(() => expect(clock.waits).toHaveLength(2));
    await ledger.flush(1);
    await until(() => expect(clock.waits).toHaveLength(3));
    for (let flushes = 0; flushes < 20; flushes += 1) await ledger.flush(1);
    expect(server.asked).toHaveLength(2);
    expect(await ledger.close(1)).toEqual({ pending: 1 });
    await until(() => expect(server.asked).toHaveLength(3));
    isAway = false;
  });

  test("is not asked before it said, whoever hurries", async () => {
    let isBusy = true;
    const busy = { ...refuse(429, "UNAVAILABLE", "busy"), headers: { "Retry-After": "7" } };
    const server = await startServer({ say: () => (isBusy ? busy : undefined) });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(EVENT);
    clock.pass();
    await until(() => expect(clock.next).toBe(7_500));
    expect(await ledger.flush(1)).toEqual({ pending: 1 });
    expect(server.asked).toHaveLength(1);
    expect(problems).toEqual([{ kind: "UNREACHABLE", message: "busy", status: 429 }]);
    isBusy = false;
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ delivered: 1, queued: 0 }));
  });

  test("an answer lost on its way is asked for again, and counted once", async () => {
    let isFirst = true;
    const server = await startServer({
      say: ({ events: sent }, { taken }) => {
        const said = take(sent, taken);
        const isLost = isFirst;
        isFirst = false;
        return isLost ? { status: 502, body: "<html>Bad Gateway</html>" } : said;
      },
    });
    const { ledger, clock } = openAt(server.url);
    ledger.record(events(3));
    clock.pass();
    await until(() => expect(clock.next).toBe(500));
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ delivered: 3, duplicates: 3, rejected: 0 }));
    expect(server.taken.size).toBe(3);
  });

  test.each([
    { name: "a proxy's page", said: { status: 200, body: "<html>Sign in</html>" } },
    { name: "a proxy's 400", said: { status: 400, body: "<html>Bad Request</html>" } },
    { name: "a proxy's JSON of 400", said: refuse(400, "bad_request", "Malformed header.") },
    { name: "a redirect", said: { status: 302, headers: { Location: "/login" }, body: "" } },
    { name: "a wrong path", said: refuse(404, "NOT_FOUND") },
  ])("$name costs no event", async ({ said }) => {
    let isOdd = true;
    const server = await startServer({ say: () => (isOdd ? said : undefined) });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(events(2));
    clock.pass();
    await until(() => expect(kindsOf(problems)).toEqual(["UNREACHABLE"]));
    isOdd = false;
    clock.pass();
    await until(() => expect(server.taken.size).toBe(2));
  });

  test("a refused key is told and tried each minute, and events are kept until it is accepted", async () => {
    let isKnown = false;
    const server = await startServer({
      say: () => (isKnown ? undefined : refuse(401, "UNAUTHENTICATED", "No such key.")),
    });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(events(3));
    clock.pass();
    await until(() => expect(clock.next).toBe(60_000));
    clock.pass();
    await until(() => expect(problems).toHaveLength(2));
    expect(problems[1]).toEqual({ kind: "KEY_REFUSED", message: "No such key.", status: 401 });
    isKnown = true;
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ delivered: 3, queued: 0 }));
  });
});

describe("events that the server never takes", () => {
  test.each([
    { name: "400", said: refuse(400, "BAD_INPUT", "no batch") },
    { name: "413", said: refuse(413, "BAD_INPUT", "The body is larger than 8388608 bytes.") },
  ])("a batch answered $name is halved until the one at fault is alone", async ({ said }) => {
    const isPoisoned = (sent: readonly { id: string }[]) => sent.some(({ id }) => id === "event 61");
    const server = await startServer({ say: ({ events: sent }) => (isPoisoned(sent) ? said : undefined) });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(events(100));
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ delivered: 99, rejected: 1, queued: 0 }));
    expect(server.taken.size).toBe(99);
    expect([...server.taken.keys()]).toEqual(events(100).flatMap(({ id }) => (id === "event 61" ? [] : [id])));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: "REJECTED", rejected: [{ id: "event 61" }] });
  });

  test("what a proxy finds too large is halved; alone it is kept, and holds back none of the others", async () => {
    let isNarrow = true;
    const tooLarge = { status: 413, body: "<html>too large</html>" };
    const server = await startServer({
      say: ({ events: sent }) => (isNarrow && sent.some(({ id }) => id === "event 61") ? tooLarge : undefined),
    });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(events(100));
    clock.pass();
    await until(() => expect(ledger.stats()).toMatchObject({ delivered: 99, rejected: 0, queued: 1, inFlight: 0 }));
    expect(problems).toEqual([{ kind: "UNREACHABLE", message: expect.any(String), status: 413 }]);
    isNarrow = false;
    clock.pass();
    await until(() => expect(server.taken.size).toBe(100));
  });

  test("a conflict in the receipt is told and not sent again", async () => {
    const conflict = { index: 0, id: "event 0", code: "CONFLICT", field: null, message: "The id is taken." };
    const body = { accepted: 1, duplicates: 0, rejected: [conflict], ignoredFields: [] };
    const server = await startServer({ say: () => ({ status: 200, body }) });
    const { ledger, clock, problems } = openAt(server.url);
    ledger.record(events(2));
    clock.pass();
    await until(() => expect(problems).toHaveLength(1));
    expect(problems[0]).toMatchObject({ kind: "REJECTED", rejected: [conflict] });
    expect(ledger.stats()).toMatchObject({ delivered: 1, rejected: 1, queued: 0, inFlight: 0 });
    expect(clock.next).toBeNull();
  });

  test("an event that is no JSON is told, and the others go on", async () => {
    const server = await startServer();
    const { ledger, problems } = openAt(server.url);
    ledger.record([
      { ...EVENT, usage: { count: 1n } },
      { ...EVENT, id: "good" },
    ]);
    expect(kindsOf(problems)).toEqual(["INTERNAL"]);
    await ledger.flush();
    expect([...server.taken.keys()]).toEqual(["good"]);
  });
});

describe("bounds", { timeout: 60_000 }, () => {
  test("of 100,000 events that nobody takes, the newest are kept, and no more bytes than allowed", async () => {
    const server = await startServer();
    await server.stop();
    const { ledger, problems, clock } = openAt(server.url, { maxQueuedEvents: 50_000, maxQueuedBytes: 1_000_000 });
    for (let index = 0; index < 100_000; index += 1) {
      ledger.record({ ...EVENT, id: `event ${index}` });
      if (ledger.stats().queuedBytes > 1_000_000) throw new Error("beyond the bounds");
    }
    clock.pass();
    await until(() => expect(problems.at(-1)?.kind).toBe("UNREACHABLE"));
    const { queued, queuedBytes, inFlight, dropped } = ledger.stats();
    expect(queuedBytes).toBeGreaterThan(999_000);
    expect(queuedBytes).toBeLessThanOrEqual(1_000_000);
    expect(queued + inFlight + dropped).toBe(100_000);
    const told = problems.flatMap((problem) => (problem.kind === "DROPPED" ? [problem.events] : []));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(dropped);
    const back = await startServer({ port: server.port });
    expect(await ledger.flush()).toEqual({ pending: 0 });
    expect(back.taken.size).toBe(queued);
    expect(back.taken.has("event 99999")).toBe(true);
    expect(ledger.stats()).toMatchObject({ queued: 0, queuedBytes: 0 });
  });

  test("what close could not deliver is counted and told", async () => {
    const server = await startServer();
    await server.stop();
    const { ledger, problems } = openAt(server.url);
    ledger.record(events(4));
    expect(await ledger.close(20)).toEqual({ pending: 4 });
    await until(() => expect(problems.at(-1)).toMatchObject({ kind: "DROPPED", events: 4 }));
  });

  test("what was on its way when close ran out of time is counted and told once it was not taken", async () => {
    const held = Promise.withResolvers<undefined>();
    const server = await startServer({ hold: held.promise, say: () => refuse(503, "UNAVAILABLE") });
    const { ledger, problems } = openAt(server.url);
    ledger.record(events(4));
    void ledger.flush();
    await until(() => expect(server.asked).toHaveLength(1));
    expect(await ledger.close(1)).toEqual({ pending: 4 });
    held.resolve(undefined);
    await until(() => expect(ledger.stats()).toMatchObject({ dropped: 4, inFlight: 0 }));
    await until(() => expect(problems.at(-1)).toMatchObject({ kind: "DROPPED", events: 4 }));
  });

  test.each([
    {
      name: "throws",
      onProblem: () => {
        throw new Error("the host's own");
      },
    },
    { name: "rejects", onProblem: rejecting },
  ])("a handler of problems that $name harms nobody", async ({ onProblem }) => {
    const server = await startServer({ say: () => refuse(503, "UNAVAILABLE") });
    const { ledger, clock } = openAt(server.url, { onProblem });
    ledger.record(EVENT);
    clock.pass();
    await until(() => expect(clock.next).toBe(500));
  });
});
