import type { RequestHandler } from "express";

/**
 * A path of the API that there is not, or of signing in through a provider where none is configured: no page of
 * the console is meant, and a page would look like an answer.
 */
export const unknownApiPath: RequestHandler = (_req, res) => {
  res.status(404).json({ error: { code: "NOT_FOUND", message: "There is no such path." } });
};

/** Nor does any other answer repeat the path, which may have somebody's id in it. */
export const unknownPath: RequestHandler = (_req, res) => {
  res.status(404).type("text").send("There is no such page.");
};
