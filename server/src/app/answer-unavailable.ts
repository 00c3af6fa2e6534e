import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { RequestContext } from "../access/request-context.js";
import { isDatabaseAway } from "../core/database-away.js";
import { AppError } from "../core/errors.js";
import { RETRY_AFTER_SECONDS } from "../core/try-again.js";

/**
 * An operation of which nothing could be answered because of the database is a 503, which proxies and
 * clients know to try again; one that was refused for asking too much is a 429 that says when to.
 */
export const answerUnavailable: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ errors = [], response: { body, http } }) => {
        if (errors.length > 0 && body.kind === "single" && hasNothing(body.singleResult.data)) {
          const causes = errors.map((error) => unwrapResolverError(error));
          const waits = causes.map(waitSecondsOf);
          if (waits.every((wait) => wait !== null)) {
            http.status = 429;
            http.headers.set("Retry-After", String(Math.max(...waits)));
          } else if (causes.every(isDatabaseAway)) {
            http.status = 503;
            http.headers.set("Retry-After", RETRY_AFTER_SECONDS);
          }
        }
        return Promise.resolve();
      },
    }),
};

function waitSecondsOf(cause: unknown): number | null {
  return cause instanceof AppError ? cause.retryAfterSeconds : null;
}

function hasNothing(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
