import type { ApolloClient, TypedDocumentNode } from "@apollo/client";
import { requestBody } from "./request-body";

declare global {
  interface Window {
    /** What was asked before whoever needs it could ask, by the body of the request. `build/early-questions.ts` begins. */
    earlyAnswers?: Map<string, Promise<Response>>;
  }
}

/** After the page began to load; later ones may be of who was signed in before. */
const VALID_FOR_MS = 30_000;
export const ASKED = {
  method: "POST",
  credentials: "same-origin",
  headers: { accept: "application/graphql-response+json,application/json;q=0.9", "content-type": "application/json" },
} as const;

/** What has been asked since, for which it is too late to be early. */
const askedSince = new Set<string>();

/** Asks at once what a part of the page that is still to be drawn will ask, unless it was faster. */
export function askEarly<Variables>(
  client: ApolloClient,
  question: { query: TypedDocumentNode<unknown, Variables>; variables: Variables },
): void {
  const body = requestBody(question, client.cache);
  if (askedSince.has(body)) return;
  const answer = fetch("/graphql", { ...ASKED, body });
  // What goes wrong is told to who takes the answer.
  answer.catch(() => undefined);
  window.earlyAnswers?.set(body, answer);
}

/** Fetches, unless the very same was asked early; such an answer is taken once. */
export function fetchUnlessAsked(
  address: Parameters<typeof fetch>[0],
  request?: Parameters<typeof fetch>[1],
): Promise<Response> {
  return takeEarlyAnswer(request?.body) ?? fetch(address, request);
}

function takeEarlyAnswer(body: unknown): Promise<Response> | undefined {
  const { earlyAnswers } = window;
  if (earlyAnswers === undefined || typeof body !== "string") return undefined;
  const isEarly = performance.now() < VALID_FOR_MS;
  const answer = isEarly ? earlyAnswers.get(body) : undefined;
  earlyAnswers.delete(body);
  if (isEarly) askedSince.add(body);
  return answer;
}
