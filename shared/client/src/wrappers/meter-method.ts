import type { CallStart } from "../calls/open-call.js";
import type { Tokenledger } from "../tokenledger.js";
import { openSafely } from "./open-safely.js";
import { replaceMethod } from "./replace-method.js";
import type { AnswerWatch } from "./watch-answer.js";
import { watchPromise } from "./watch-promise.js";

/** How calls of one method are metered. */
export interface MeteredMethod {
  /** The call as its first argument describes it. */
  readonly start: (body: unknown) => CallStart;
  /** Asks the provider to tell more than the host wants to hear. Never throws. */
  readonly ask?: (body: unknown) => { readonly body: unknown } & Omit<AnswerWatch, "call">;
}

/** @returns false when the object has no such method */
export function meterMethod(
  owner: object,
  name: string,
  { ledger, method }: { readonly ledger: Tokenledger; readonly method: MeteredMethod },
): boolean {
  return replaceMethod(owner, name, (former) => (given, ...others) => {
    const call = openSafely(ledger, () => method.start(given));
    const { body, ...asked } = method.ask?.(given) ?? { body: given };
    let promise: unknown;
    try {
      promise = former(body, ...others);
    } catch (error) {
      call.failed(error);
      throw error;
    }
    return watchPromise(promise, { call, ...asked });
  });
}
