import type { RequestHandler } from "express";
import type { DatabaseHealth } from "../core/database-health.js";

export const RETRY_AFTER_SECONDS = "2";
const MESSAGE = "The database cannot be reached right now. Try again in a moment.";

/** Answers 503 at once while nothing can be recorded, instead of letting every request wait for its own timeout. */
export function refuseWhileAway(database: DatabaseHealth): RequestHandler {
  return (req, res, next) => {
    if (!database.isAway) {
      next();
      return;
    }
    res.setHeader("Retry-After", RETRY_AFTER_SECONDS).status(503);
    const refusal = { code: "UNAVAILABLE", message: MESSAGE };
    if (req.baseUrl === "/graphql") res.json({ errors: [{ message: MESSAGE, extensions: { code: refusal.code } }] });
    else res.json({ error: refusal });
  };
}
