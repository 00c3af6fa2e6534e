import { AsyncLocalStorage } from "node:async_hooks";
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalText } from "../src/calls/canonical-text.js";
import { createTokenledger } from "../src/client.js";
import { BEGIN_CALL } from "../src/calls/open-call.js";
import { type Counterpart, startCounterpart } from "./counterpart.js";

const START = { provider: "google", requestedModel: "gemini-2.5-flash" };

let server: Counterpart;
beforeAll(async () => {
  server = await startCounterpart();
});
afterAll(() => server.stop());

function openLedger() {
  return createTokenledger({ url: server.url, key: "tl_test", fingerprintKey: "shared" });
}

test.each([
  { name: "a short prompt", length: 10 },
  { name: "a prompt too long to be kept", length: 100_000 },
])("$name has the fingerprint of what was sent, whatever the host makes of its objects then", async ({ length }) => {
  server.taken.clear();
  const ledger = openLedger();
  const prompt = [{ text: "a".repeat(length) }];
  const sent = structuredClone(prompt);
  const call = ledger[BEGIN_CALL]({ ...START, prompt });
  prompt.splice(0, 1, { text: "another" });
  call.answered({});
  await ledger.close();
  const fingerprint = createHmac("sha256", "shared").update(canonicalText(sent)).digest("base64url");
  expect([...server.taken.values()]).toEqual([expect.objectContaining({ fingerprint })]);
});

test("a call counts as soon as it has ended, though its event is made when the host has gone on", async () => {
  const ledger = openLedger();
  ledger[BEGIN_CALL](START).answered({});
  expect(ledger.stats().queued).toBe(1);
  await ledger.close();
});

test("a call that ended before something was recorded stands before it", async () => {
  server.taken.clear();
  const ledger = openLedger();
  ledger[BEGIN_CALL](START).answered({});
  ledger.record({ provider: "google", model: "recorded", inputTokens: 1 });
  await ledger.close();
  expect([...server.taken.values()].map(({ model }) => model)).toEqual(["gemini-2.5-flash", "recorded"]);
});

test("calls that end in the turn in which the ledger is closed are delivered, however many", async () => {
  server.taken.clear();
  const ledger = openLedger();
  for (let call = 0; call < 1_000; call += 1) ledger[BEGIN_CALL](START).answered({});
  expect(await ledger.close()).toEqual({ pending: 0 });
  expect(server.taken.size).toBe(1_000);
});

test("what is wrong with a call that ended beside others is told in the context of none of them", async () => {
  const host = new AsyncLocalStorage<string>();
  const told: unknown[] = [];
  const onProblem = () => void told.push(host.getStore() ?? "nobody's");
  const ledger = createTokenledger({ url: server.url, key: "tl_test", onProblem });
  const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`tokens_${index}`, 1]));
  for (const name of ["one", "other"]) host.run(name, () => ledger[BEGIN_CALL](START).answered({ usage: many }));
  await ledger.close();
  expect(told).toEqual(["nobody's", "nobody's"]);
});
