import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { useMinute } from "../../../lib/use-local-now";
import { firstUse, type FirstUse } from "../model/first-use";
import type { ApiKey } from "./use-api-keys";

const KEY_USE = graphql(`
  query KeyUse($id: ID!) {
    apiKey(id: $id) {
      id
      lastUsedAt
      lastUsedAddress
      secretLastUsedAt
    }
  }
`);

const POLL_MS = 2_000;
/** Whoever tries the lines out has done so by then. */
const WAITS_MS = 15 * 60_000;

/** Watches a secret that was just issued until it is used; answers when that was, null until then. */
export function useFirstUse(issued: ApiKey): FirstUse | null {
  const [seen, setSeen] = useState(false);
  const [begunAt] = useState(() => Date.now());
  const minute = useMinute();
  const isWaiting = !seen && minute - begunAt < WAITS_MS;
  const { data } = useQuery(KEY_USE, {
    variables: { id: issued.id },
    fetchPolicy: "network-only",
    pollInterval: isWaiting ? POLL_MS : 0,
  });
  const use = data === undefined ? null : firstUse(data.apiKey);
  if (use !== null && !seen) setSeen(true);
  return use;
}
