import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { AppError } from "../../core/errors.js";
import { checkVariables } from "./check-variables.js";
import { isRecording } from "./is-recording.js";
import { MAX_COST, operationCost } from "./operation-cost.js";

/** An operation of a valid document, before it is executed. */
export interface CheckedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What answering will cost.
 *
 * @throws AppError BAD_INPUT for an answer or for variables that are larger than anybody has use for
 */
export function checkOperation({ schema, document, operation, variables }: CheckedOperation): number {
  if (!isRecording(operation)) checkVariables(variables);
  const operationName = operation.name?.value ?? null;
  const cost = operationCost({ schema, document, operationName, variables });
  if (cost <= MAX_COST) return cost;
  throw AppError.refused(`The answer may have ${cost} fields, of at most ${MAX_COST}. Ask for fewer rows or fields.`);
}
