import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BEGIN_CALL } from "../src/calls/open-call.js";
import { isStream } from "../src/calls/watch-stream.js";
import { createTokenledger } from "../src/client.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { meterMethod } from "../src/wrappers/meter-method.js";
import { type Counterpart, startCounterpart } from "./counterpart.js";

const START = { provider: "google", requestedModel: "gemini-2.5-flash" };

let server: Counterpart;
let ledger: Tokenledger;
beforeAll(async () => {
  server = await startCounterpart();
  ledger = createTokenledger({ url: server.url, key: "tl_test", onProblem: () => undefined });
});
afterAll(async () => {
  await ledger.close();
  await server.stop();
});

const revoked = Proxy.revocable({}, {});
revoked.revoke();

const ERRORS: readonly { readonly name: string; readonly error: unknown }[] = [
  { name: "an object without a prototype", error: Object.create(null) },
  { name: "an object whose constructor is something else", error: { constructor: null } },
  {
    name: "a getter that throws the like",
    error: Object.defineProperty({}, "name", {
      get: () => {
        throw Object.create(null);
      },
    }),
  },
  { name: "a revoked proxy", error: revoked.proxy },
  { name: "undefined", error: undefined },
];

function metered(create: () => unknown): () => unknown {
  const sdk = { create };
  meterMethod(sdk, "create", { ledger, method: { start: () => START } });
  return () => sdk.create();
}

const throwing = (error: unknown) => () => {
  throw error;
};

const rejecting = (error: unknown) => async () => {
  throw error;
};

async function* breaking(error: unknown) {
  yield {};
  throw error;
}

async function readAll(stream: unknown): Promise<void> {
  if (!isStream(stream)) throw new Error("no stream");
  for await (const _ of stream);
}

/** Each rejects with the host's error. */
const ENTRIES: readonly { readonly entry: string; readonly fail: (error: unknown) => Promise<unknown> }[] = [
  { entry: "a tracked call that rejects", fail: (error) => ledger.track(rejecting(error)) },
  { entry: "a tracked call that throws", fail: (error) => ledger.track(throwing(error)) },
  { entry: "a tracked stream", fail: async (error) => readAll(await ledger.track(async () => breaking(error))) },
  { entry: "a metered method that rejects", fail: async (error) => metered(rejecting(error))() },
  { entry: "a metered method that throws", fail: async (error) => metered(throwing(error))() },
  { entry: "a metered stream", fail: async (error) => readAll(await metered(async () => breaking(error))()) },
  {
    entry: "a call that a wrapper opens",
    fail: async (error) => {
      ledger[BEGIN_CALL](START).failed(error);
      throw error;
    },
  },
];

describe.each(ENTRIES)("$entry", ({ fail }) => {
  test.each(ERRORS)("fails with the host's very error and is recorded: $name", async ({ error }) => {
    server.taken.clear();
    const failed = await fail(error).then(
      () => ({ error: "none" }),
      (thrown: unknown) => ({ error: thrown }),
    );
    expect(failed.error === error).toBe(true);
    await ledger.flush();
    expect([...server.taken.values()].map(({ status }) => status)).toEqual([
      expect.stringMatching(/^(error|cancelled)$/),
    ]);
  });
});

test.each(ERRORS)("an event whose getter throws is told, and record throws nothing: $name", ({ error }) => {
  const event = {
    provider: "google",
    model: "gemini-2.5-flash",
    get usage(): Readonly<Record<string, unknown>> {
      throw error;
    },
  };
  expect(() => ledger.record(event)).not.toThrow();
});

test("a metered stream that is frozen is the host's own, and recorded", async () => {
  server.taken.clear();
  const stream = Object.freeze(breaking(null));
  expect(await metered(async () => stream)()).toBe(stream);
  await ledger.flush();
  expect(server.taken.size).toBe(1);
});
