import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from "graphql";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import type { RequestLimits } from "../rate-limits/request-limits.js";
import { checkOperation } from "./check-operation.js";
import { maySeeSchema } from "./document-gate.js";
import { isRecording } from "./is-recording.js";
import { nameFields } from "./name-fields.js";

/** What is checked of a valid operation before it is executed, and told or hidden of what is refused. */
export function operationChecks(limits: RequestLimits): ApolloServerPlugin<RequestContext> {
  const checks: GraphQLRequestListener<RequestContext> = {
    validationDidStart: ({ document }) =>
      Promise.resolve((faults) => {
        if (faults !== undefined && document !== undefined) nameFields(document, faults.filter(isGraphqlError));
        return Promise.resolve();
      }),
    didResolveOperation: async ({ schema, document, operation, request: { variables = {} }, contextValue }) => {
      if (operation === undefined) return; // which of them is meant is asked for next
      try {
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
          throw AppError.refused("A subscription is answered over a WebSocket; send queries and mutations by POST.");
        }
        const cost = checkOperation({ schema, document, operation, variables });
        // How much may be recorded is for the capacity to say, and for the key's own limit.
        if (contextValue.viewer !== null && !isRecording(operation)) {
          await limits.countOperation(contextValue.viewer, cost);
        }
      } catch (error) {
        throw refusal(error);
      }
    },
    willSendResponse: ({ contextValue, response: { body } }) => {
      if (body.kind === "single" && body.singleResult.errors !== undefined && !maySeeSchema(contextValue.viewer)) {
        body.singleResult.errors = body.singleResult.errors.map(withoutSuggestion);
      }
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(checks) };
}

/** Guesses at the schema are not answered with what comes close to them. */
export function withoutSuggestion<Told extends GraphQLFormattedError>(error: Told): Told {
  return { ...error, message: error.message.replace(/ ?Did you mean .+\?$/s, "") };
}

function refusal(error: unknown): GraphQLError {
  const wait = error instanceof AppError ? error.retryAfterSeconds : null;
  const http =
    wait === null ? { status: 400 } : { status: 429, headers: new HeaderMap([["retry-after", String(wait)]]) };
  return new GraphQLError("", {
    originalError: error instanceof Error ? error : new Error(String(error)),
    extensions: { http },
  });
}

function isGraphqlError(error: Error): error is GraphQLError {
  return error instanceof GraphQLError;
}
