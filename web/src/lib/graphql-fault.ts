import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** What went wrong, as far as a person can use it. */
export interface Fault {
  kind: "offline" | "unauthenticated" | "forbidden" | "server" | "bad-input" | "not-found" | "conflict" | "unavailable";
  /** The server's own sentence, which is English: a detail beside ours. Null where only the id helps. */
  message: string | null;
  /** Which part of the question is wrong, such as `input.model`. Null where the server names none. */
  field: string | null;
  /** Finds the fault in the server's log. */
  errorId: string | null;
}

export function toFault(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const code = first?.extensions?.["code"];
    const errorId = text(first?.extensions?.["errorId"]);
    const field = text(first?.extensions?.["field"]);
    if (code === "UNAUTHENTICATED") return { kind: "unauthenticated", message: null, field, errorId };
    const message = first?.message ?? null;
    if (code === "FORBIDDEN") return { kind: "forbidden", message, field, errorId };
    if (code === "NOT_FOUND") return { kind: "not-found", message, field, errorId };
    if (code === "CONFLICT") return { kind: "conflict", message, field, errorId };
    if (code === "UNAVAILABLE") return { kind: "unavailable", message, field, errorId };
    if (errorId === null && code !== "INTERNAL_SERVER_ERROR") return { kind: "bad-input", message, field, errorId };
    return { kind: "server", message: null, field, errorId };
  }
  const kind = ServerError.is(error) ? kindOfStatus(error.statusCode) : "offline";
  return { kind, message: null, field: null, errorId: null };
}

function kindOfStatus(status: number): Fault["kind"] {
  if (status === 401) return "unauthenticated";
  return status === 503 ? "unavailable" : "server";
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
