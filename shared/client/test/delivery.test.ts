import { afterEach, describe, expect, test } from "vitest";
import { refuse } from "./counterpart.js";
import { EVENT, events, kindsOf, openDeliveryDesk } from "./delivery-desk.js";
import { until } from "./until.js";

const { startServer, openAt, close } = openDeliveryDesk();
afterEach(() => close());

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
