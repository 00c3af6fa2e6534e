import type { ApolloClient, OperationVariables, TypedDocumentNode } from "@apollo/client";

/**
 * Sends a mutation past the cache: neither what was asked nor what was answered is left in it.
 *
 * @throws what `ApolloClient.mutate` throws
 */
export async function mutatePrivately<Answer, Variables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<Answer, Variables>,
  variables: Variables,
): Promise<Answer | null> {
  const { data } = await client.mutate({ mutation, variables, fetchPolicy: "no-cache" });
  return data ?? null;
}
