import type { ApolloCache } from "@apollo/client";
import { Kind, print, type DocumentNode } from "graphql";

interface Question {
  readonly query: DocumentNode;
  readonly variables: unknown;
}

/** What `HttpLink` sends for a question, to the letter: by it an answer is known whose question was asked ahead. */
export function requestBody({ query, variables }: Question, cache: ApolloCache): string {
  const operation = query.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return JSON.stringify({
    operationName: operation?.name?.value,
    variables,
    query: print(cache.transformDocument(query)),
  });
}
