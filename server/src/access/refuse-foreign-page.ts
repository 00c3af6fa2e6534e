import type { IncomingMessage } from "node:http";
import { AppError } from "../core/errors.js";

/**
 * A link on a page of somebody else would bring the cookie along.
 *
 * @throws AppError FORBIDDEN
 */
export function refuseForeignPage({ headers }: Pick<IncomingMessage, "headers">): void {
  const site = headers["sec-fetch-site"] ?? "none";
  if (site !== "none" && site !== "same-origin") throw AppError.forbidden("a page of this console");
}
