import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Allowance } from "./allowance.js";
import { createBeginCall } from "./calls/begin-call.js";
import type { CallContext } from "./calls/call-context.js";
import { createFingerprint } from "./calls/fingerprint.js";
import { mergeContexts } from "./calls/merge-contexts.js";
import { BEGIN_CALL } from "./calls/open-call.js";
import { readOptions, type TokenledgerOptions } from "./options.js";
import { askOrThrow, createAsk } from "./post.js";
import type { Tokenledger } from "./tokenledger.js";
import type { Receipt, RecordedEvent } from "./usage-event.js";

export type { Allowance, AllowanceLimit, AllowanceQuestion } from "./allowance.js";
export type { CallContext, TrackContext } from "./calls/call-context.js";
export type { TokenledgerOptions } from "./options.js";
export type { Problem, ProblemKind } from "./problem.js";
export type { LedgerStats, Pending, Tokenledger, TrackedCall } from "./tokenledger.js";
export { TokenledgerError } from "./tokenledger-error.js";
export type { CallStatus, Receipt, RecordedEvent, RejectedEvent, UsageEvent } from "./usage-event.js";

/**
 * A connection to one project of Tokenledger.
 *
 * @throws TypeError naming the option that is wrong
 */
export function createTokenledger(options: TokenledgerOptions): Tokenledger {
  const settings = readOptions(options);
  const ask = createAsk(settings);
  const contexts = new AsyncLocalStorage<CallContext>();
  const send: Tokenledger["send"] = async (events) =>
    (await askOrThrow(ask, { method: "POST", path: "/v1/usage", body: JSON.stringify({ events }) })) as unknown as Receipt;
  const record = (events: RecordedEvent | readonly RecordedEvent[]) => {
    const list = [events].flat().map((event) => ({ id: randomUUID(), ...event }));
    send(list).catch(() => undefined);
  };
  return {
    record,
    send,
    track: (call) => call({ report: () => undefined }),
    withContext: (context, run) => contexts.run(mergeContexts(contexts.getStore(), context), run),
    checkAllowance: async (question) =>
      (await askOrThrow(ask, { method: "POST", path: "/v1/allowance", body: JSON.stringify(question) })) as unknown as Allowance,
    releaseAllowance: async () => false,
    flush: async () => ({ pending: 0 }),
    close: async () => ({ pending: 0 }),
    stats: () => ({
      queued: 0, queuedBytes: 0, spooled: 0, inFlight: 0, delivered: 0, duplicates: 0, rejected: 0, dropped: 0, lastProblem: null,
    }),
    [BEGIN_CALL]: createBeginCall({
      record,
      fault: () => undefined,
      fingerprint: createFingerprint(settings.fingerprintKey),
      context: () => mergeContexts(settings.context, contexts.getStore()),
    }),
  };
}
