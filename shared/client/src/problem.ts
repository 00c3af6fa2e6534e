import type { RejectedEvent } from "./usage-event.js";

/** What kept events from being recorded, or a call from being seen. */
export type Problem =
  /** The server will never take these; they are not sent again. */
  | { readonly kind: "REJECTED"; readonly message: string; readonly rejected: readonly RejectedEvent[] }
  /** Over the bounds of the queue or of the spool: the oldest were given up. */
  | { readonly kind: "DROPPED"; readonly message: string; readonly events: number }
  /** The key is wrong or has not the scope `ingest`; events are kept and tried each minute. */
  | { readonly kind: "KEY_REFUSED"; readonly message: string; readonly status: number }
  /** Nobody answers, or the server cannot record now; events are kept and sent again. */
  | { readonly kind: "UNREACHABLE"; readonly message: string; readonly status: number | null }
  /** Events on disk could not be written or read. */
  | { readonly kind: "SPOOL"; readonly message: string }
  /** A fault of this package, or a host's value that it cannot read. The host's call went on. */
  | { readonly kind: "INTERNAL"; readonly message: string; readonly error: unknown };

export type ProblemKind = Problem["kind"];
