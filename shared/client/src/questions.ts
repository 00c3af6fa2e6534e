import type { Allowance } from "./allowance.js";
import { readReceipt } from "./delivery/judge-answer.js";
import { type Ask, askOrThrow } from "./post.js";
import type { Tokenledger } from "./tokenledger.js";
import { TokenledgerError } from "./tokenledger-error.js";

/** What a host asks and waits for the answer of. */
export function createQuestions(ask: Ask): Pick<Tokenledger, "send" | "checkAllowance" | "releaseAllowance"> {
  return {
    send: async (events) => {
      const body = await askOrThrow(ask, { method: "POST", path: "/v1/usage", body: JSON.stringify({ events }) });
      return readReceipt(body) ?? notOurs();
    },
    checkAllowance: async (question) => {
      const body = await askOrThrow(ask, { method: "POST", path: "/v1/allowance", body: JSON.stringify(question) });
      return isAllowance(body) ? body : notOurs();
    },
    releaseAllowance: async (reservationId) => {
      const path = `/v1/allowance/${encodeURIComponent(reservationId)}`;
      return (await askOrThrow(ask, { method: "DELETE", path }))["released"] === true;
    },
  };
}

function isAllowance(body: object): body is Allowance {
  return "allowed" in body && typeof body.allowed === "boolean" && "remaining" in body && Array.isArray(body.remaining);
}

function notOurs(): never {
  throw new TokenledgerError("The answer is none of Tokenledger's.", 200, null);
}
