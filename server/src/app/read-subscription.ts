import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { MAX_TOKENS } from "./operation-limits.js";

type Subscription = Pick<ExecutionArgs, "schema" | "document" | "operationName" | "variableValues">;

/** What to run of a message over WebSocket, or why not. Questions and changes go over HTTP, where they are limited. */
export function readSubscription(
  schema: GraphQLSchema,
  { query, operationName, variables }: SubscribePayload,
): Subscription | GraphQLError[] {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [new GraphQLError("Only a subscription is answered here; send queries and mutations over HTTP.")];
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return [...faults];
  return { schema, document, operationName: operationName ?? null, variableValues: variables ?? null };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
