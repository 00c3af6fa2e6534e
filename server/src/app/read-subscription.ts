import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { checkOperation } from "./documents/check-operation.js";
import type { DocumentGate } from "./documents/document-gate.js";
import { nameFields } from "./documents/name-fields.js";
import { MAX_FAULTS, MAX_TOKENS } from "./operation-limits.js";

type Subscription = Pick<ExecutionArgs, "schema" | "document" | "operationName" | "variableValues">;

/**
 * What to run of a message over WebSocket, or why not. Questions and changes go over HTTP; the limits are
 * the same, and what the schema is nobody learns here.
 *
 * @throws AppError for what is beyond a limit
 */
export function readSubscription(
  { schema, gate }: { readonly schema: GraphQLSchema; readonly gate: DocumentGate },
  { query, operationName, variables }: SubscribePayload,
): Subscription | GraphQLError[] {
  gate.check(query, { viewer: null, maxTokens: MAX_TOKENS });
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [new GraphQLError("Only a subscription is answered here; send queries and mutations over HTTP.")];
  }
  const faults = validate(schema, document, specifiedRules, { maxErrors: MAX_FAULTS });
  if (faults.length > 0) {
    nameFields(document, faults);
    return [...faults];
  }
  checkOperation({ schema, document, operation, variables: variables ?? {} });
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
