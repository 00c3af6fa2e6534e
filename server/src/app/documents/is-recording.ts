import { Kind, type OperationDefinitionNode } from "graphql";

/** Asks for nothing but to record: what events may be, and how many, is judged where they are recorded. */
export function isRecording({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every((one) => one.kind === Kind.FIELD && one.name.value === "recordUsage");
}
