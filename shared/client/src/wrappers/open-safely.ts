import { BEGIN_CALL, type CallStart, type OpenCall } from "../calls/open-call.js";
import type { Tokenledger } from "../tokenledger.js";

const nothing = () => undefined;
const UNSEEN: OpenCall = { chunk: nothing, answered: nothing, streamed: nothing, cut: nothing, failed: nothing };

/** What goes wrong here costs the record of a call, and never the call. */
export function openSafely(ledger: Tokenledger, start: () => CallStart): OpenCall {
  try {
    return ledger[BEGIN_CALL](start());
  } catch {
    return UNSEEN;
  }
}
