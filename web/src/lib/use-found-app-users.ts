import { useQuery } from "@apollo/client/react";
import { graphql } from "./graphql/gql";
import type { FoundAppUsersQuery } from "./graphql/graphql";
import { toFault, type Fault } from "./graphql-fault";

const FOUND_APP_USERS = graphql(`
  query FoundAppUsers($search: String!) {
    findAppUsers(search: $search) {
      id
      pseudonym
      erasedAt
    }
  }
`);

interface FoundAppUsers {
  /** Null while they are looked for, or nothing is. */
  found: FoundAppUsersQuery["findAppUsers"] | null;
  fault: Fault | null;
}

/** By id or a part of the pseudonym. What was typed is not kept: it may have been an outside id. */
export function useFoundAppUsers(search: string): FoundAppUsers {
  const { data, loading, error } = useQuery(FOUND_APP_USERS, {
    skip: search === "",
    variables: { search },
    fetchPolicy: "no-cache",
  });
  const isSettled = search !== "" && !loading;
  return {
    found: isSettled ? (data?.findAppUsers ?? null) : null,
    fault: isSettled && error !== undefined ? toFault(error) : null,
  };
}
