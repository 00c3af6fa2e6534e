import { ApolloLink, Observable } from "@apollo/client";
import { OperationTypeNode } from "graphql";
import { CancelledError } from "./cancelled-error";

/** Whoever gives up waits for longer; what was only just asked is of something else. */
const SLOW_MS = 5_000;

interface Waiting {
  readonly sinceMs: number;
  cancel(): void;
}

const waiting = new Set<Waiting>();

/** Ends every question that has waited for long; what is being changed goes on. */
export function cancelSlowQuestions(): void {
  const nowMs = Date.now();
  for (const question of waiting) if (nowMs - question.sinceMs >= SLOW_MS) question.cancel();
}

export function createCancelLink(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
    return new Observable((observer) => {
      const question = { sinceMs: Date.now(), cancel: () => observer.error(new CancelledError()) };
      waiting.add(question);
      const asked = forward(operation).subscribe(observer);
      return () => {
        waiting.delete(question);
        asked.unsubscribe();
      };
    });
  });
}
