import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { reportFault } from "../core/report-fault.js";

/** The last handler: a request that Express could not even read is refused, a bug is logged and shown as an id. */
export function answerFault(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error); // too late for an answer: Express ends the connection
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

function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : 500;
}
