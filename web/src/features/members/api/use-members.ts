import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { MembersQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const MEMBERS = graphql(`
  query Members {
    members {
      ...MemberFields
    }
    invitations {
      id
      email
      role
      invitedBy
      createdAt
      expiresAt
    }
  }

  fragment MemberFields on Member {
    id
    email
    name
    role
    lastSeenAt
    disabledAt
    hasSecondFactor
    sessions
  }
`);

export type Member = MembersQuery["members"][number];
export type Invitation = MembersQuery["invitations"][number];

export function useMembers() {
  const { data, previousData, loading, error, refetch } = useQuery(MEMBERS, { fetchPolicy: "cache-and-network" });
  const shown = data ?? previousData;
  return {
    members: shown?.members ?? [],
    invitations: shown?.invitations ?? [],
    state: panelState({ data: shown, loading, error }),
    reload: () => void refetch(),
  };
}
