import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { useMinute } from "../../../lib/use-local-now";
import { isUsed } from "../model/is-used";
import type { ApiKey } from "./use-api-keys";

const KEY_USE = graphql(`
  query KeyUse($id: ID!) {
    apiKey(id: $id) {
      id
      prefix
      lastUsedAt
      lastUsedAddress
      previous {
        prefix
        until
        lastUsedAt
      }
    }
  }
`);

const POLL_MS = 2_000;
/** A screen that was left alone must not keep its session alive by asking. */
const WAITS_MS = 15 * 60_000;

/** Watches a secret that was just issued until it is used; answers when that was, null until then. */
export function useFirstUse(issued: ApiKey): { at: string; address: string | null } | null {
  const [seen, setSeen] = useState(false);
  const [begunAt] = useState(() => Date.now());
  const minute = useMinute();
  const isWaiting = !seen && minute - begunAt < WAITS_MS;
  const { data } = useQuery(KEY_USE, {
    variables: { id: issued.id },
    fetchPolicy: "network-only",
    pollInterval: isWaiting ? POLL_MS : 0,
  });
  const now = data?.apiKey;
  if (now === undefined || !isUsed(issued, now) || now.lastUsedAt == null) return null;
  if (!seen) setSeen(true);
  return { at: now.lastUsedAt, address: now.lastUsedAddress ?? null };
}
