import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { RequestContext } from "../access/request-context.js";
import { isDatabaseAway } from "../core/database-away.js";
import { RETRY_AFTER_SECONDS } from "../core/try-again.js";

/**
 * An operation of which nothing could be answered because of the database is a 503, which proxies and
 * clients know to try again. A refusal that says itself when to come back, as of a sign-in, stays an answer.
 */
export const answerUnavailable: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ errors = [], response: { body, http } }) => {
        const isAway = errors.length > 0 && errors.every((error) => isDatabaseAway(unwrapResolverError(error)));
        if (isAway && body.kind === "single" && hasNothing(body.singleResult.data)) {
          http.status = 503;
          http.headers.set("Retry-After", RETRY_AFTER_SECONDS);
        }
        return Promise.resolve();
      },
    }),
};

function hasNothing(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
