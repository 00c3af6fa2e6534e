import { ApolloLink, Observable } from "@apollo/client";
import { OperationTypeNode } from "graphql";
import { CancelledError } from "./cancelled-error";

const cancels = new Set<() => void>();

/** Ends every question that waits for its answer; what is being changed goes on. */
export function cancelQuestions(): void {
  for (const cancel of cancels) cancel();
}

export function createCancelLink(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
    return new Observable((observer) => {
      const cancel = () => observer.error(new CancelledError());
      cancels.add(cancel);
      const asked = forward(operation).subscribe(observer);
      return () => {
        cancels.delete(cancel);
        asked.unsubscribe();
      };
    });
  });
}
