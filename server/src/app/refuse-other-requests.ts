import type { RequestHandler } from "express";
import { answerRefusal } from "./answer-refusal.js";

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/**
 * An operation comes as JSON by POST. A GET would end up in logs and histories with all it asks, and, as
 * forms do with other types, could be sent from any page.
 */
export const refuseOtherRequests: RequestHandler = (req, res, next) => {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    answerRefusal(res, 405, { code: "BAD_INPUT", message: "Use POST." });
  } else if (!JSON_TYPE.test(req.headers["content-type"] ?? "")) {
    answerRefusal(res, 415, { code: "BAD_INPUT", message: "Content-Type: expected application/json in UTF-8." });
  } else next();
};
