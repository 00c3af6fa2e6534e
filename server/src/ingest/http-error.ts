/** A refusal over HTTP: the status and what to tell the sender. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: 400 | 401 | 403 | 405 | 408 | 413 | 415 | 429 | 503,
    message: string,
  ) {
    super(message);
  }
}
