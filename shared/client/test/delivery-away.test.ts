import { afterEach, describe, expect, test } from "vitest";
import { refuse, take } from "./counterpart.js";
import { EVENT, events, kindsOf, openDeliveryDesk } from "./delivery-desk.js";
import { until } from "./until.js";

const { startServer, openAt, close } = openDeliveryDesk();
afterEach(() => close());

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
