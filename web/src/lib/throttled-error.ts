/** The server refused because of how much was asked before: HTTP 429. */
export class ThrottledError extends Error {
  override readonly name = "ThrottledError";

  /** `retryAfterSeconds` is null where the server did not say when to try again. */
  constructor(readonly retryAfterSeconds: number | null) {
    super("Too many requests");
  }
}
