import { afterEach, describe, expect, test } from "vitest";
import { refuse } from "./counterpart.js";
import { EVENT, events, openDeliveryDesk } from "./delivery-desk.js";
import { until } from "./until.js";

const { startServer, openAt, close } = openDeliveryDesk();
afterEach(() => close());

/** As a host may write it: to TypeScript a function that answers is one that need not. */
function rejecting(): unknown {
  return Promise.reject(new Error("the host's own"));
}

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
