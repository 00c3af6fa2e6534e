import { useApolloClient, useMutation } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import { closeLiveSocket } from "../../../lib/live-socket";
import { CURRENT_VIEWER } from "./use-viewer";

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Ends the session and forgets every answer that belonged to it. */
export function useSignOut() {
  const client = useApolloClient();
  const [run] = useMutation(SIGN_OUT);
  return async (): Promise<void> => {
    await run();
    closeLiveSocket();
    await client.clearStore();
    client.writeQuery({ query: CURRENT_VIEWER, data: { viewer: null } });
  };
}
