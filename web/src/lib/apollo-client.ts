import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { createClient, type Client } from "graphql-ws";
import { connectionState } from "./connection-state";
import { toFault } from "./graphql-fault";
import { retryDelayMs } from "./retry-delay";
import { sessionExpired } from "./session-expiry";

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

/** Close codes of graphql-ws after which trying again cannot help. */
const REFUSED = [4400, 4401, 4403];

function createSocket(): Client {
  let attempt = 0;
  return createClient({
    url: `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    // A dead network sends no close; the missing pong is how we learn of it.
    keepAlive: 10_000,
    shouldRetry: (closing) => !(closing instanceof CloseEvent && REFUSED.includes(closing.code)),
    retryWait: (retries) => {
      attempt = retries + 1;
      connectionState.set({ status: "reconnecting", attempt });
      return new Promise((resolve) => setTimeout(resolve, retryDelayMs(retries, Math.random())));
    },
    on: {
      connecting: (isRetry) => connectionState.set({ status: isRetry ? "reconnecting" : "connecting", attempt }),
      connected: () => {
        attempt = 0;
        connectionState.set({ status: "open", attempt });
      },
      closed: (closing) => {
        const clean = closing instanceof CloseEvent && closing.code === 1000;
        connectionState.set({ status: clean ? "closed" : "reconnecting", attempt });
      },
    },
  });
}

const expiry = new ErrorLink(({ error, operation }) => {
  // Signing in fails with the same code; that is an answer to a form, not the end of a session.
  if (operation.operationName !== "SignIn" && toFault(error).kind === "unauthenticated") sessionExpired.set(true);
});

export function createApolloClient(): ApolloClient {
  const http = expiry.concat(new HttpLink({ uri: "/graphql", credentials: "same-origin" }));
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(createSocket()),
      http,
    ),
    cache: new InMemoryCache({
      typePolicies: {
        // One of each exists, so an answer replaces the last one.
        Settings: { keyFields: [] },
      },
    }),
    // Partial answers are shown with their fault, rather than thrown away.
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
}
