import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ApiKeyFieldsFragment } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const API_KEYS = graphql(`
  query ApiKeys($includeRevoked: Boolean!) {
    apiKeys(includeRevoked: $includeRevoked) {
      ...ApiKeyFields
    }
  }

  fragment ApiKeyFields on ApiKey {
    id
    project {
      id
      name
    }
    name
    prefix
    scopes
    state
    createdAt
    createdBy
    lastUsedAt
    lastUsedAddress
    expiresAt
    revokedAt
    requestsPerMinute
    previous {
      prefix
      until
      lastUsedAt
    }
    recentRequests
  }
`);

export type ApiKey = ApiKeyFieldsFragment;

/** With their use, as of the answer. */
export function useApiKeys(includeRevoked: boolean) {
  const { data, previousData, loading, error, refetch } = useQuery(API_KEYS, {
    variables: { includeRevoked },
    fetchPolicy: "cache-and-network",
  });
  const keys = (data ?? previousData)?.apiKeys;
  return { keys, state: panelState({ data: keys, loading, error }), reload: () => void refetch() };
}
