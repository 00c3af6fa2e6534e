import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import { isDatabaseAway } from "../core/database-away.js";
import { AppError, type ErrorCode } from "../core/errors.js";
import { reportFault } from "../core/report-fault.js";
import { DATABASE_AWAY, RETRY_AFTER_SECONDS } from "../core/try-again.js";

const STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNAVAILABLE: 503,
};

/**
 * The last handler: what a route refused, or Express could not even read, is told as such; a bug is logged and
 * shown as an id.
 */
export function answerFault(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error); // too late for an answer: Express ends the connection
      return;
    }
    const refusal = isDatabaseAway(error) ? AppError.unavailable(DATABASE_AWAY) : error;
    if (refusal instanceof AppError) {
      answerRefusal(res, refusal);
      return;
    }
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      res.status(status).json({ error: { code: "BAD_INPUT", message: "The request could not be read." } });
      return;
    }
    const { errorId, message } = reportFault(logger, error, `${req.method} request failed`);
    res.status(500).json({ error: { code: "INTERNAL", message, errorId } });
  };
}

function answerRefusal(res: Response, { code, message, field, retryAfterSeconds }: AppError): void {
  if (code === "UNAVAILABLE") res.setHeader("Retry-After", String(retryAfterSeconds ?? RETRY_AFTER_SECONDS));
  res
    .status(retryAfterSeconds === null ? STATUS[code] : 429)
    .json({ error: { code, message, ...(field !== null && { field }) } });
}

function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : 500;
}
