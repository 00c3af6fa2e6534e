import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { RequestContext } from "../../access/request-context.js";
import { checkOperation } from "./check-operation.js";
import { maySeeSchema } from "./document-gate.js";
import { nameFields } from "./name-fields.js";

/** What is checked of a valid operation before it is executed, and hidden of what is answered. */
export const operationChecks: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      validationDidStart: ({ document }) =>
        Promise.resolve((faults) => {
          if (faults !== undefined && document !== undefined) nameFields(document, faults.filter(isGraphqlError));
          return Promise.resolve();
        }),
      didResolveOperation: ({ schema, document, operation, request: { variables = {} } }) => {
        if (operation === undefined) return Promise.resolve(); // which of them is meant is asked for next
        try {
          checkOperation({ schema, document, operation, variables });
        } catch (error) {
          throw new GraphQLError("", {
            originalError: error instanceof Error ? error : new Error(String(error)),
            extensions: { http: { status: 400 } },
          });
        }
        return Promise.resolve();
      },
      willSendResponse: ({ contextValue, response: { body } }) => {
        if (body.kind === "single" && body.singleResult.errors !== undefined && !maySeeSchema(contextValue.viewer)) {
          body.singleResult.errors = body.singleResult.errors.map(withoutSuggestion);
        }
        return Promise.resolve();
      },
    }),
};

function isGraphqlError(error: Error): error is GraphQLError {
  return error instanceof GraphQLError;
}

/** Guesses at the schema are not answered with what comes close to them. */
export function withoutSuggestion<Told extends GraphQLFormattedError>(error: Told): Told {
  return { ...error, message: error.message.replace(/ ?Did you mean .+\?$/s, "") };
}
