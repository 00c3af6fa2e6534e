import { ApolloClient, ApolloLink, HttpLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { createAnswerCache } from "./answer-cache";
import { createCancelLink } from "./cancel-link";
import { createConfirmSessionLink } from "./confirm-session-link";
import { fetchUnlessAsked, forgetEarlyAnswers } from "./early-answers";
import { toFault } from "./graphql-fault";
import { liveSocket } from "./live-socket";
import { watchPresence } from "./presence";
import { askToConfirm } from "./session-confirmation";
import { sessionExpired } from "./session-expiry";
import { createThrottleLink } from "./throttle-link";
import { createVisitLink } from "./visit-link";

declare module "@apollo/client" {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: "all";
      }
      interface Query {
        errorPolicy: "all";
      }
    }
  }
}

/** What is sent to prove who one is fails with the same code; that is an answer to a form, not the end of a session. */
const PROOFS = new Set(["SignIn", "ConfirmSession"]);

const expiry = new ErrorLink(({ error, operation }) => {
  const { kind, field } = toFault(error);
  // Nor is what names a field of a form, such as a code.
  const isAnswer = field !== null || PROOFS.has(operation.operationName ?? "");
  if (kind === "unauthenticated" && !isAnswer) sessionExpired.set(true);
});

export function createApolloClient(): ApolloClient {
  const http = ApolloLink.from([
    createCancelLink(),
    createConfirmSessionLink(askToConfirm),
    expiry,
    forgetEarlyAnswers,
    createThrottleLink(),
    createVisitLink(watchPresence(window)),
    new HttpLink({
      uri: "/graphql",
      credentials: "same-origin",
      fetch: fetchUnlessAsked,
      enhancedClientAwareness: { transport: false },
    }),
  ]);
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(liveSocket),
      http,
    ),
    cache: createAnswerCache(),
    // Partial answers are shown with their fault, rather than thrown away.
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
}
