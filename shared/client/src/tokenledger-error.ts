/** A question that was refused, or that nobody answered. */
export class TokenledgerError extends Error {
  override readonly name = "TokenledgerError";

  constructor(
    message: string,
    /** HTTP status of the refusal; null when nobody answered. */
    readonly status: number | null,
    /** After how many seconds trying again makes sense; null when nobody said. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}
