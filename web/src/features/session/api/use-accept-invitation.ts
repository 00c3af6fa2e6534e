import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";
import { useEntered } from "./use-entered";

const ACCEPT_INVITATION = graphql(`
  mutation AcceptInvitation($token: String!, $name: String!, $password: String!) {
    acceptInvitation(token: $token, name: $name, password: $password) {
      ...ViewerFields
    }
  }
`);

/** Makes somebody a member who is signed in, whoever was signed in here before. */
export function useAcceptInvitation(onAccepted: () => void) {
  const entered = useEntered();
  const [run, { loading }] = useMutation(ACCEPT_INVITATION);
  const [fault, setFault] = useState<Fault | null>(null);

  const accept = async (variables: { token: string; name: string; password: string }): Promise<void> => {
    if (loading) return;
    setFault(null);
    try {
      const { data } = await run({ variables });
      if (!data) return;
      await entered(data.acceptInvitation);
      onAccepted();
    } catch (error) {
      setFault(toFault(error));
    }
  };
  return { accept, accepting: loading, fault };
}
