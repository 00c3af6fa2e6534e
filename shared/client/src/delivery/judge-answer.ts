import { type Answer, refusalOf } from "../post.js";
import type { Receipt, RejectedEvent } from "../usage-event.js";

/** What an answer says about the events that were sent. */
export type Verdict =
  | { readonly kind: "RECEIVED"; readonly receipt: Receipt }
  /** One of them, or their number, is the fault: those that are sent apart from it may be taken. */
  | { readonly kind: "REFUSED" }
  /** Somebody in between takes no more at once: smaller batches may pass. */
  | { readonly kind: "TOO_LARGE" }
  /** Nothing is wrong with the events. */
  | { readonly kind: "KEY_REFUSED" }
  | { readonly kind: "LATER" };

/** The only word by which the server refuses a batch for what is in it, be it a 400 or a 413. */
const FINAL_CODE = "BAD_INPUT";

/**
 * Events are given up only on the server's own word. A 400 or a 200 that it did not write is of a proxy in between, and
 * says nothing about them, also when it is JSON; a 413 may be a proxy's bound, which smaller batches pass.
 */
export function judgeAnswer(answer: Answer): Verdict {
  const { status, body } = answer;
  if (status === 200) {
    const receipt = readReceipt(body);
    return receipt === null ? { kind: "LATER" } : { kind: "RECEIVED", receipt };
  }
  if ((status === 400 || status === 413) && refusalOf(body)?.code === FINAL_CODE) return { kind: "REFUSED" };
  if (status === 413) return { kind: "TOO_LARGE" };
  return { kind: status === 401 || status === 403 ? "KEY_REFUSED" : "LATER" };
}

export function readReceipt(body: Answer["body"]): Receipt | null {
  if (body === null) return null;
  const { accepted, duplicates, rejected, ignoredFields } = body;
  if (typeof accepted !== "number" || typeof duplicates !== "number" || !Array.isArray(rejected)) return null;
  return {
    accepted,
    duplicates,
    rejected: rejected.filter(isRejected),
    ignoredFields: Array.isArray(ignoredFields) ? ignoredFields.map(String) : [],
  };
}

function isRejected(entry: unknown): entry is RejectedEvent {
  return typeof entry === "object" && entry !== null && "index" in entry && "message" in entry;
}
