import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";
import { reconnectLiveSocket } from "../../../lib/live-socket";
import { sessionExpired } from "../../../lib/session-expiry";
import { CURRENT_VIEWER } from "./use-viewer";

const SIGN_IN = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      kind
      id
      email
      role
      permissions
    }
  }
`);

export function useSignIn(onSignedIn: () => void) {
  const client = useApolloClient();
  const [run, { loading }] = useMutation(SIGN_IN);
  const [fault, setFault] = useState<Fault | null>(null);

  const signIn = async (email: string, password: string): Promise<void> => {
    setFault(null);
    try {
      const { data } = await run({ variables: { email, password } });
      if (!data) return;
      client.writeQuery({ query: CURRENT_VIEWER, data: { viewer: data.signIn } });
      reconnectLiveSocket();
      // Answers given while signed out were faults; ask again what is on screen.
      if (sessionExpired.get()) void client.refetchQueries({ include: "active" });
      sessionExpired.set(false);
      onSignedIn();
    } catch (error) {
      setFault(toFault(error));
    }
  };
  return { signIn, signingIn: loading, fault };
}
