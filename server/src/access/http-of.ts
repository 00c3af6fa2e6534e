import { AppError } from "../core/errors.js";
import type { HttpExchange, RequestContext } from "./request-context.js";

/**
 * The exchange that can carry a cookie.
 *
 * @throws AppError FORBIDDEN over WebSocket
 */
export function httpOf({ http }: Pick<RequestContext, "http">): HttpExchange {
  if (http === null) throw AppError.forbidden("an HTTP request, which can carry a cookie");
  return http;
}
