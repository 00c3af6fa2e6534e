import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import { graphql } from "../../../lib/graphql/gql";
import { useEntered } from "./use-entered";

const SIGN_IN = graphql(`
  mutation SignIn($email: String!, $password: String!, $code: String) {
    signIn(email: $email, password: $password, code: $code) {
      ...ViewerFields
    }
  }
`);

interface Credentials {
  email: string;
  password: string;
  /** Null until the server asks for one. */
  code: string | null;
}

export function useSignIn(onSignedIn: () => void) {
  const entered = useEntered();
  const [run, { loading }] = useMutation(SIGN_IN);
  const [fault, setFault] = useState<Fault | null>(null);
  const [asksForCode, setAsksForCode] = useState(false);

  const signIn = async (credentials: Credentials): Promise<void> => {
    // Enter in a form of one field comes through while its button is pending; a code counts once.
    if (loading) return;
    setFault(null);
    try {
      const { data } = await run({ variables: credentials });
      if (!data) return;
      await entered(data.signIn);
      onSignedIn();
    } catch (error) {
      const refused = toFault(error);
      const isQuestion = refused.field === "code" && credentials.code === null;
      if (isQuestion) setAsksForCode(true);
      else setFault(refused);
    }
  };
  const startOver = (): void => {
    setAsksForCode(false);
    setFault(null);
  };
  return { signIn, signingIn: loading, fault, asksForCode, startOver };
}
