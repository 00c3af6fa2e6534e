import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { UserNotesQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { USER_NOTES } from "./user-notes-query";

export type UserNote = UserNotesQuery["usageNotes"][number];

export interface UserNotesResult {
  notes: readonly UserNote[] | undefined;
  state: PanelState;
  retry: () => void;
}

/** Notes of the one app user that the view is about, dearest first. */
export function useUserNotes({ range, tz, filters }: UrlState): UserNotesResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(USER_NOTES, {
    variables: { filter: toUsageFilter({ range, tz, filters }) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const notes = (data ?? previousData)?.usageNotes;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { notes, state: panelState({ data: notes, loading, error }), retry: () => void refetch() };
}
