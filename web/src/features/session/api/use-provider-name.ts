import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const SIGN_IN_OPTIONS = graphql(`
  query SignInOptions {
    signInOptions {
      oidcName
    }
  }
`);

/** Who else can tell who somebody is; null where nobody is configured, and until it is known. */
export function useProviderName(): string | null {
  const { data } = useQuery(SIGN_IN_OPTIONS);
  return data?.signInOptions.oidcName ?? null;
}
