import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";
import { sessionExpired } from "../../../lib/session-expiry";
import { CURRENT_VIEWER } from "./use-viewer";

const CONFIRM_SESSION = graphql(`
  mutation ConfirmSession($password: String!, $code: String) {
    confirmSession(password: $password, code: $code) {
      ...ViewerFields
    }
  }
`);

export function useConfirmSession(onConfirmed: () => void) {
  const client = useApolloClient();
  const [run, { loading }] = useMutation(CONFIRM_SESSION);
  const [fault, setFault] = useState<Fault | null>(null);
  // A second factor that was set up meanwhile on another device is not known here.
  const [asksForCode, setAsksForCode] = useState(false);

  const confirm = async (password: string, code: string | null): Promise<void> => {
    // Enter in a form of one field comes through while its button is pending.
    if (loading) return;
    setFault(null);
    try {
      await run({ variables: { password, code } });
      onConfirmed();
    } catch (error) {
      const refused = toFault(error);
      const isQuestion = refused.field === "code" && code === null;
      if (isQuestion) setAsksForCode(true);
      else setFault(refused);
      // A wrong password and a session that ended meanwhile are refused alike.
      if (refused.kind !== "unauthenticated" || refused.field !== null) return;
      const { data } = await client.query({ query: CURRENT_VIEWER, fetchPolicy: "no-cache" });
      if (data?.viewer === null) sessionExpired.set(true);
    }
  };
  return { confirm, confirming: loading, fault, asksForCode };
}
