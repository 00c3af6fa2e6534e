import type { RequestHandler } from "express";
import type { DatabaseHealth } from "../core/database-health.js";
import { DATABASE_AWAY, RETRY_AFTER_SECONDS } from "../core/try-again.js";

/** Answers GraphQL with 503 at once while the database is away, instead of letting every request wait for its own timeout. */
export function refuseWhileAway(database: DatabaseHealth): RequestHandler {
  return (_req, res, next) => {
    if (!database.isAway) {
      next();
      return;
    }
    const refusal = { message: DATABASE_AWAY, extensions: { code: "UNAVAILABLE" } };
    res
      .setHeader("Retry-After", RETRY_AFTER_SECONDS)
      .status(503)
      .json({ errors: [refusal] });
  };
}
