import { type ApolloClient, ApolloLink, type TypedDocumentNode } from "@apollo/client";
import { OperationTypeNode } from "graphql";
import { requestBody } from "./request-body";

declare global {
  interface Window {
    /**
     * What was asked before whoever needs it could ask, by the body of the request; null: taken, or asked by whoever
     * needs it, for which it is too late to be early. `build/early-questions.ts` begins.
     */
    earlyAnswers?: Map<string, Promise<Response> | null>;
  }
}

/** After the page began to load; later ones may be of who was signed in before. */
const VALID_FOR_MS = 30_000;

export const ASKED = {
  method: "POST",
  credentials: "same-origin",
  headers: { accept: "application/graphql-response+json,application/json;q=0.9", "content-type": "application/json" },
} as const;

/** Asks at once what a part of the page that is still to be drawn will ask, unless it was faster. */
export function askEarly<Variables>(
  client: ApolloClient,
  question: { query: TypedDocumentNode<unknown, Variables>; variables: Variables },
): void {
  const { earlyAnswers } = window;
  const body = requestBody(question, client.cache);
  if (earlyAnswers === undefined || earlyAnswers.has(body)) return;
  const answer = readWhole(fetch("/graphql", { ...ASKED, body }));
  // What goes wrong is told to who takes the answer.
  answer.catch(() => undefined);
  earlyAnswers.set(body, answer);
}

/** Nobody may come for it, and an answer that is not read keeps its connection. */
async function readWhole(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  return new Response(await response.text(), { status: response.status, headers: response.headers });
}

/** Fetches, unless the very same was asked early; such an answer is taken once. */
export function fetchUnlessAsked(
  address: Parameters<typeof fetch>[0],
  request?: Parameters<typeof fetch>[1],
): Promise<Response> {
  return takeEarlyAnswer(request?.body) ?? fetch(address, request);
}

/**
 * Whoever changes something, as who is signed in, finds no answer from before that; nor is what they send, as a password,
 * remembered as asked.
 */
export const forgetEarlyAnswers = new ApolloLink((operation, forward) => {
  if (operation.operationType === OperationTypeNode.MUTATION) delete window.earlyAnswers;
  return forward(operation);
});

function takeEarlyAnswer(body: unknown): Promise<Response> | null {
  const { earlyAnswers } = window;
  if (earlyAnswers === undefined || typeof body !== "string" || performance.now() > VALID_FOR_MS) return null;
  const answer = earlyAnswers.get(body) ?? null;
  earlyAnswers.set(body, null);
  return answer;
}
