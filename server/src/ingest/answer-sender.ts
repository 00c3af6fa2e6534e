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

/** What a sender is told to do about an error. */
export interface Refusal {
  readonly status: HttpError["status"] | 500;
  readonly message: string;
  /** Names a fault of ours in the log. */
  readonly errorId?: string;
}

interface Answer {
  /** The media type. */
  readonly type: string;
  readonly body: string | Buffer;
}

/** Answers with what no cache keeps and no browser takes for anything else. */
export function answerWith(res: ServerResponse, status: number, { type, body }: Answer): void {
  res.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  res.end(body);
}

export function answerJson(res: ServerResponse, status: number, body: object): void {
  answerWith(res, status, { type: "application/json; charset=utf-8", body: JSON.stringify(body) });
}

/** Tells the sender what to do about an error; one of ours is logged under an id. */
export function answerError(res: ServerResponse, error: unknown, logger: Logger): void {
  const { status, message, errorId } = beginRefusal(res, error, logger);
  const code = status === 500 ? "INTERNAL" : CODES[status];
  answerJson(res, status, { error: { code, message, ...(errorId !== undefined && { errorId }) } });
}

/** Sets the headers that go with an error; its body is in the words of the door. */
export function beginRefusal(res: ServerResponse, error: unknown, logger: Logger): Refusal {
  const refusal = refusalOf(error);
  if (refusal === null) return { status: 500, ...reportFault(logger, error, "recording failed") };
  const { status, message } = refusal;
  if (status === 401) res.setHeader("WWW-Authenticate", "Bearer");
  if (status === 405) res.setHeader("Allow", "POST");
  if (status === 408) res.setHeader("Connection", "close"); // what is left of the body may never come
  if (status === 429 || status === 503) res.setHeader("Retry-After", String(waitOf(error) ?? RETRY_AFTER_SECONDS));
  return { status, message };
}

function waitOf(error: unknown): number | null {
  return error instanceof AppError ? error.retryAfterSeconds : null;
}

/** Null for a bug of ours. */
export function refusalOf(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (error instanceof MalformedBodyError) return new HttpError(400, error.message);
  if (error instanceof TooManyEventsError) return new HttpError(413, error.message);
  if (error instanceof AppError && error.code === "BAD_INPUT") return new HttpError(400, error.message);
  if (error instanceof AppError && error.code === "UNAVAILABLE") return new HttpError(429, error.message);
  if (isDatabaseAway(error)) return new HttpError(503, DATABASE_AWAY);
  return null;
}
