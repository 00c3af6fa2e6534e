import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** What went wrong, as far as a person can use it. */
export interface Fault {
  kind: "offline" | "unauthenticated" | "forbidden" | "server" | "bad-input";
  /** The server's sentence for a refused question; null where only the id helps. */
  message: string | null;
  /** Finds the fault in the server's log. */
  errorId: string | null;
}

export function toFault(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const code = first?.extensions?.["code"];
    const errorId = text(first?.extensions?.["errorId"]);
    if (code === "UNAUTHENTICATED") return { kind: "unauthenticated", message: null, errorId };
    if (code === "FORBIDDEN") return { kind: "forbidden", message: first?.message ?? null, errorId };
    if (errorId === null && code !== "INTERNAL_SERVER_ERROR")
      return { kind: "bad-input", message: first?.message ?? null, errorId };
    return { kind: "server", message: null, errorId };
  }
  if (ServerError.is(error)) {
    return { kind: error.statusCode === 401 ? "unauthenticated" : "server", message: null, errorId: null };
  }
  return { kind: "offline", message: null, errorId: null };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
