import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ArgumentValidationError, AuthenticationError, AuthorizationError } from "type-graphql";
import type { Logger } from "pino";
import { isDatabaseAway } from "../core/database-away.js";
import { AppError } from "../core/errors.js";
import { reportFault } from "../core/report-fault.js";
import { DATABASE_AWAY } from "../core/try-again.js";
import { fieldOfVariable } from "./field-of-variable.js";
import { withoutValues } from "./without-values.js";

/** Codes of faults in the request itself, whose messages quote nothing but the request, and its values not even to who sent them. */
const REQUEST_FAULTS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
]);

/** What a client may read of an error. A bug is logged with an id, and the client sees only the id. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const cause = causeOf(error);
  const place = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  if (cause instanceof AppError) {
    const field = cause.field === null ? {} : { field: cause.field };
    return { message: cause.message, ...place, extensions: { code: cause.code, ...field } };
  }
  if (cause instanceof AuthenticationError) {
    return { message: "Sign in or send an API key.", ...place, extensions: { code: "UNAUTHENTICATED" } };
  }
  if (cause instanceof AuthorizationError) {
    return { message: "This needs a right that you do not have.", ...place, extensions: { code: "FORBIDDEN" } };
  }
  if (cause instanceof ArgumentValidationError) {
    return { message: cause.message, ...place, extensions: { code: "BAD_INPUT" } };
  }
  const code = formatted.extensions?.code;
  if (typeof code === "string" && REQUEST_FAULTS.has(code)) {
    return {
      message: withoutValues(formatted.message),
      ...place,
      extensions: { code: "BAD_INPUT", ...fieldOf(formatted) },
    };
  }
  // graphql-js raises a bare GraphQLError for faults of the request when it runs without Apollo, as over WebSocket.
  if (cause instanceof GraphQLError) {
    return { message: withoutValues(cause.message), ...place, extensions: { code: "BAD_INPUT", ...fieldOf(cause) } };
  }
  if (isDatabaseAway(cause)) return { message: DATABASE_AWAY, ...place, extensions: { code: "UNAVAILABLE" } };
  const { errorId, message } = reportFault(logger, cause, "unexpected error");
  return { message, ...place, extensions: { code: "INTERNAL", errorId } };
}

function fieldOf({ extensions, message }: Pick<GraphQLFormattedError, "extensions" | "message">) {
  const field = typeof extensions?.field === "string" ? extensions.field : fieldOfVariable(message);
  return field === null ? {} : { field };
}

/** What a resolver, or a check before any of them, threw. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  const origin = cause instanceof GraphQLError ? cause.originalError : undefined;
  return origin === undefined || origin instanceof GraphQLError ? cause : origin;
}
