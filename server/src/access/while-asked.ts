import { AppError } from "../core/errors.js";
import type { HttpExchange } from "./request-context.js";

/**
 * Ends when whoever asked goes away before they have their answer: nobody would read what is still done for it. Its
 * reason is an AppError, which is no fault to be logged. Over WebSocket it never ends.
 */
export function whileAsked(http: Pick<HttpExchange, "res"> | null): AbortSignal {
  const gone = new AbortController();
  if (http === null) return gone.signal;
  const { res } = http;
  const end = () => {
    if (!res.writableFinished) gone.abort(AppError.unavailable("Whoever asked for it is gone."));
  };
  if (res.closed) end();
  else res.once("close", end);
  return gone.signal;
}
