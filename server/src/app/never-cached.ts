import type { RequestHandler } from "express";

/** What an answer says is for who asked, at that moment. */
export const neverCached: RequestHandler = (_req, res, next) => {
  res.setHeader("Cache-Control", "no-store");
  next();
};
