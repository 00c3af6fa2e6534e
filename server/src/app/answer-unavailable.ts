import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../access/request-context.js";
import { RETRY_AFTER_SECONDS } from "./refuse-while-away.js";

/** An operation of which nothing could be answered is a 503, which proxies and clients know to try again. */
export const answerUnavailable: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === "single" && isUnavailable(body.singleResult)) {
          http.status = 503;
          http.headers.set("Retry-After", RETRY_AFTER_SECONDS);
        }
        return Promise.resolve();
      },
    }),
};

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

function isUnavailable({ data, errors = [] }: Answer): boolean {
  const hasNothing = Object.values(data ?? {}).every((value) => value === null);
  return hasNothing && errors.length > 0 && errors.every(({ extensions }) => extensions?.code === "UNAVAILABLE");
}
