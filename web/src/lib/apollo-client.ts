import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { toFault } from "./graphql-fault";
import { liveSocket } from "./live-socket";
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

const expiry = new ErrorLink(({ error, operation }) => {
  // Signing in fails with the same code; that is an answer to a form, not the end of a session.
  if (operation.operationName !== "SignIn" && toFault(error).kind === "unauthenticated") sessionExpired.set(true);
});

export function createApolloClient(): ApolloClient {
  const http = expiry.concat(new HttpLink({ uri: "/graphql", credentials: "same-origin" }));
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(liveSocket),
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
