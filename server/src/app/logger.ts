import { pino, type Logger } from "pino";
import type { LogLevel } from "./config.js";
import { describeError } from "./describe-error.js";

/**
 * JSON lines on stdout; credentials never reach a log even when a whole request is logged, nor does what a row
 * holds, when the database refuses it.
 */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.secret"],
  });
}
