import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { InvitationOfferQuery } from "../../../lib/graphql/graphql";

const INVITATION_OFFER = graphql(`
  query InvitationOffer($token: String!) {
    invitation(token: $token) {
      email
      role
      expiresAt
    }
  }
`);

export type InvitationOffer = NonNullable<InvitationOfferQuery["invitation"]>;

/** `undefined` while asking, `null` when the link leads to nothing any more. The token stays out of the cache. */
export function useInvitation(token: string) {
  const { data, error, refetch } = useQuery(INVITATION_OFFER, { variables: { token }, fetchPolicy: "no-cache" });
  return { offer: data === undefined ? undefined : (data.invitation ?? null), error, retry: () => void refetch() };
}
