import type { ServerResponse } from "node:http";
import type { Logger } from "pino";
import { AppError } from "../core/errors.js";
import { isDatabaseAway } from "../core/database-away.js";
import { reportFault } from "../core/report-fault.js";
import { DATABASE_AWAY, RETRY_AFTER_SECONDS } from "../core/try-again.js";
import { MalformedBodyError, TooManyEventsError } from "./domain/parse-events.js";
import { HttpError } from "./http-error.js";

const CODES = {
  400: "BAD_INPUT",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  405: "BAD_INPUT",
  408: "UNAVAILABLE",
  413: "BAD_INPUT",
  415: "BAD_INPUT",
  429: "UNAVAILABLE",
  503: "UNAVAILABLE",
} as const;

/** Answers with JSON that no cache keeps and no browser takes for anything else. */
export function answerJson(res: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  res.end(text);
}

/** Tells the sender what to do about an error; one of ours is logged under an id. */
export function answerError(res: ServerResponse, error: unknown, logger: Logger): void {
  const refusal = asHttpError(error);
  if (refusal === null) {
    const { errorId, message } = reportFault(logger, error, "recording failed");
    answerJson(res, 500, { error: { code: "INTERNAL", message, errorId } });
    return;
  }
  const { status, message } = refusal;
  if (status === 401) res.setHeader("WWW-Authenticate", "Bearer");
  if (status === 405) res.setHeader("Allow", "POST");
  if (status === 408) res.setHeader("Connection", "close"); // what is left of the body may never come
  if (status === 429 || status === 503) res.setHeader("Retry-After", String(waitOf(error) ?? RETRY_AFTER_SECONDS));
  answerJson(res, status, { error: { code: CODES[status], message } });
}

function waitOf(error: unknown): number | null {
  return error instanceof AppError ? error.retryAfterSeconds : null;
}

/** Null for a bug of ours. */
function asHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (error instanceof MalformedBodyError) return new HttpError(400, error.message);
  if (error instanceof TooManyEventsError) return new HttpError(413, error.message);
  if (error instanceof AppError && error.code === "BAD_INPUT") return new HttpError(400, error.message);
  if (error instanceof AppError && error.code === "UNAVAILABLE") return new HttpError(429, error.message);
  if (isDatabaseAway(error)) return new HttpError(503, DATABASE_AWAY);
  return null;
}
