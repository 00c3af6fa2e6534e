import { pino, type Logger } from "pino";
import type { LogLevel } from "./config.js";

/** JSON lines on stdout; credentials never reach a log even when a whole request is logged. */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.secret"],
  });
}
