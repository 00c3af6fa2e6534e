import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { MemberSessionsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const MEMBER_SESSIONS = graphql(`
  query MemberSessions($memberId: ID!) {
    memberSessions(memberId: $memberId) {
      id
      createdAt
      lastSeenAt
      address
      device
    }
  }
`);

export type MemberSession = MemberSessionsQuery["memberSessions"][number];

export function useMemberSessions(memberId: string) {
  const { data, loading, error, refetch } = useQuery(MEMBER_SESSIONS, {
    variables: { memberId },
    fetchPolicy: "cache-and-network",
  });
  const sessions = data?.memberSessions;
  return { sessions, state: panelState({ data: sessions, loading, error }), reload: () => void refetch() };
}
