import type { ApolloLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { throwError } from "rxjs";
import { ThrottledError } from "./throttled-error";

const TOO_MANY_REQUESTS = 429;

/** When to try again stands in a header of the answer, which an error of GraphQL does not carry. */
export function createThrottleLink(): ApolloLink {
  return new ErrorLink(({ operation }) => {
    const { response } = operation.getContext();
    if (!(response instanceof Response) || response.status !== TOO_MANY_REQUESTS) return undefined;
    const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
    return throwError(() => new ThrottledError(Number.isNaN(seconds) ? null : seconds));
  });
}
