import { randomUUID } from "node:crypto";
import type { Logger } from "pino";

export interface ReportedFault {
  readonly errorId: string;
  /** What a client may read. */
  readonly message: string;
}

/** Logs a bug under an id; the client sees the id and nothing else of it. */
export function reportFault(logger: Logger, error: unknown, what: string): ReportedFault {
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, what);
  return { errorId, message: `Something went wrong here. Error id: ${errorId}` };
}
