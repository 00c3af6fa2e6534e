import { readOptions, type TokenledgerOptions } from "./options.js";
import { openLedger } from "./open-ledger.js";
import type { Tokenledger } from "./tokenledger.js";

export type { Allowance, AllowanceLimit, AllowanceQuestion } from "./allowance.js";
export type { CallContext, TrackContext } from "./calls/call-context.js";
export { BEGIN_CALL, type BeginCall, type CallStart, type OpenCall } from "./calls/open-call.js";
export type { TokenledgerOptions } from "./options.js";
export type { Problem, ProblemKind } from "./problem.js";
export type { LedgerStats, Pending, Tokenledger, TrackedCall } from "./tokenledger.js";
export { TokenledgerError } from "./tokenledger-error.js";
export type { CallStatus, Receipt, RecordedEvent, RejectedEvent, UsageEvent } from "./usage-event.js";

/**
 * A connection to one project of Tokenledger. It keeps no process alive; `close` it where a process ends.
 *
 * @throws TypeError naming the option that is wrong
 */
export function createTokenledger(options: TokenledgerOptions): Tokenledger {
  return openLedger(readOptions(options));
}
