import type { ClientBase } from "pg";

/** The driver has it and does not describe it. */
type WithStream = ClientBase & {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
};

/**
 * Statements that `send` hands to the connection before it first waits leave in one write: each write is
 * a call into the system, and small transactions have a dozen of them.
 */
export function sendTogether<Result>(client: ClientBase, send: () => Result): Result {
  const { stream } = (client as WithStream).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
