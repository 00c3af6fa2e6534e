import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { AppUserByIdQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const APP_USER = graphql(`
  query AppUserById($id: ID!) {
    appUser(id: $id) {
      ...AppUserFields
    }
  }

  fragment AppUserFields on AppUser {
    id
    pseudonym
    projectId
    firstSeenAt
    lastSeenAt
    erasedAt
  }
`);

export type AppUser = AppUserByIdQuery["appUser"];

/** Who bears a pseudonym, as far as usage tells: never who they are outside. */
export function useAppUser(id: string) {
  const { data, error, loading, refetch } = useQuery(APP_USER, { variables: { id }, fetchPolicy: "cache-and-network" });
  const appUser = data?.appUser;
  return {
    appUser,
    // A refetch of a name that stays is no loading that anybody should see.
    state: panelState({ data: appUser, loading: loading && appUser === undefined, error }),
    retry: () => void refetch(),
  };
}
