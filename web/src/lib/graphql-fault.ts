import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import { CancelledError } from "./cancelled-error";
import { NotConfirmedError } from "./not-confirmed-error";
import { ThrottledError } from "./throttled-error";

/** What went wrong, as far as a person can use it. */
export interface Fault {
  kind:
    | "offline"
    | "cancelled"
    | "unauthenticated"
    | "forbidden"
    | "not-confirmed"
    | "server"
    | "bad-input"
    | "not-found"
    | "conflict"
    | "unavailable"
    | "throttled";
  /** The server's own sentence, which is English: a detail beside ours. Null where only the id helps. */
  message: string | null;
  /** Which part of the question is wrong, such as `input.model`. Null where the server names none. */
  field: string | null;
  /** Finds the fault in the server's log. */
  errorId: string | null;
  /** Of what was throttled, when the server said when to try again. */
  retryAfterSeconds: number | null;
}

const NOTHING_MORE = { message: null, field: null, errorId: null, retryAfterSeconds: null };

export function toFault(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) return ofAnswer(error);
  if (error instanceof CancelledError) return { ...NOTHING_MORE, kind: "cancelled" };
  if (error instanceof NotConfirmedError) return { ...NOTHING_MORE, kind: "not-confirmed" };
  if (error instanceof ThrottledError) {
    return { ...NOTHING_MORE, kind: "throttled", retryAfterSeconds: error.retryAfterSeconds };
  }
  return { ...NOTHING_MORE, kind: ServerError.is(error) ? kindOfStatus(error.statusCode) : "offline" };
}

function ofAnswer({ errors: [first] }: CombinedGraphQLErrors): Fault {
  const code = first?.extensions?.["code"];
  const errorId = text(first?.extensions?.["errorId"]);
  const place = { field: text(first?.extensions?.["field"]), errorId, retryAfterSeconds: null };
  if (code === "UNAUTHENTICATED") return { kind: "unauthenticated", message: null, ...place };
  const message = first?.message ?? null;
  if (code === "FORBIDDEN") return { kind: "forbidden", message, ...place };
  if (code === "NOT_FOUND") return { kind: "not-found", message, ...place };
  if (code === "CONFLICT") return { kind: "conflict", message, ...place };
  if (code === "UNAVAILABLE") return { kind: "unavailable", message, ...place };
  if (errorId === null && code !== "INTERNAL_SERVER_ERROR") return { kind: "bad-input", message, ...place };
  return { kind: "server", message: null, ...place };
}

function kindOfStatus(status: number): Fault["kind"] {
  if (status === 401) return "unauthenticated";
  return status === 503 ? "unavailable" : "server";
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
