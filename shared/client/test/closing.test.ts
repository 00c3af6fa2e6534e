import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BEGIN_CALL } from "../src/calls/open-call.js";
import { watchIterator } from "../src/calls/watch-iterator.js";
import { createTokenledger } from "../src/client.js";
import type { Problem } from "../src/problem.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type Counterpart, refuse, startCounterpart } from "./counterpart.js";

const USAGE = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
const ENDING = { model: "gpt-5", choices: [{ finish_reason: "stop" }] };
const SAID = { choices: ENDING.choices };
const LAST = { model: "gpt-5", choices: [], usage: USAGE };

let server: Counterpart;
let ledger: Tokenledger;
let problems: Problem[];
let isAway: boolean;
beforeEach(async () => {
  problems = [];
  isAway = false;
  server = await startCounterpart({ say: () => (isAway ? refuse(503, "UNAVAILABLE") : undefined) });
  ledger = createTokenledger({ url: server.url, key: "tl_test", onProblem: (problem) => void problems.push(problem) });
});
afterEach(async () => {
  await ledger.close(0);
  await server.stop();
});

const told = () => [...server.taken.values()].map(({ model, status, usage }) => ({ model, status, usage }));

/** Something that comes when the test says so. */
function later<T>() {
  let come: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

/** A stream that the host leaves at the reason why it ended, and whose last part comes later. */
async function leftAtItsEnd() {
  const last = later<object>();
  async function* parts() {
    yield ENDING;
    yield await last.promise;
  }
  const call = ledger[BEGIN_CALL]({ provider: "openai", requestedModel: "gpt-5" });
  for await (const _ of watchIterator(parts(), { call, isLastForHost: (part) => part === ENDING })) break;
  return last;
}

describe("a stream that the host left where only usage follows", () => {
  test.each(["close", "flush"] as const)("is waited for by %s", async (method) => {
    const last = await leftAtItsEnd();
    const done = ledger[method]();
    last.come(LAST);
    expect(await done).toEqual({ pending: 0 });
    expect(told()).toEqual([
      { model: "gpt-5", status: "ok", usage: { chunks: [SAID, { choices: [], usage: USAGE }] } },
    ]);
    expect(problems).toEqual([]);
  });
});

describe("calls that are open when the ledger is closed", () => {
  test("are waited for, and recorded as they end", async () => {
    const answer = later<object>();
    const call = ledger.track(() => answer.promise, { provider: "openai", model: "gpt-5" });
    const closed = ledger.close();
    answer.come({ model: "gpt-5", usage: USAGE });
    await call;
    expect(await closed).toEqual({ pending: 0 });
    expect(told()).toEqual([{ model: "gpt-5", status: "ok", usage: USAGE }]);
  });

  test("are recorded as cancelled, with the usage so far, where they do not end in time", async () => {
    async function* parts() {
      yield { usageMetadata: { promptTokenCount: 5, totalTokenCount: 5 } };
      await new Promise(() => undefined);
    }
    const stream = await ledger.track(async () => parts(), { model: "read in part" });
    await stream.next();
    const unread = await ledger.track(async () => parts(), { model: "unread" });
    void ledger.track(() => new Promise(() => undefined), { model: "unanswered" });
    expect(await ledger.close(500)).toEqual({ pending: 0 });
    expect(told()).toEqual([
      {
        model: "read in part",
        status: "cancelled",
        usage: { chunks: [{ usageMetadata: { promptTokenCount: 5, totalTokenCount: 5 } }] },
      },
      { model: "unread", status: "cancelled" },
      { model: "unanswered", status: "cancelled" },
    ]);
    expect(problems).toEqual([]);
    expect(unread).toBeDefined();
  });

  test("are recorded once where one is made within another", async () => {
    const within = () => ledger.track(() => new Promise(() => undefined), { model: "inner" });
    void ledger.track(within, { model: "outer" });
    await ledger.close(500);
    expect(told()).toEqual([{ model: "inner", status: "cancelled" }]);
  });

  test("are pending where they cannot be delivered", async () => {
    isAway = true;
    void ledger.track(() => new Promise(() => undefined), { model: "unanswered" });
    expect(await ledger.close(50)).toEqual({ pending: 1 });
  });

  test("and end afterwards are recorded once", async () => {
    const answer = later<object>();
    const call = ledger.track(() => answer.promise, { model: "late" });
    expect(await ledger.close(500)).toEqual({ pending: 0 });
    answer.come({ usage: USAGE });
    await call;
    expect(told()).toEqual([{ model: "late", status: "cancelled" }]);
    expect(ledger.stats().dropped).toBe(0);
  });

  test("do not keep one waiting that begins later", async () => {
    const closed = ledger.close();
    expect(await closed).toEqual({ pending: 0 });
    await ledger.track(async () => ({ usage: USAGE }), { model: "afterwards" });
    expect(ledger.stats().dropped).toBe(1);
  });
});
