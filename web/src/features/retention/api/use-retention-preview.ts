import { useQuery } from "@apollo/client/react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import type { PreviewRetentionQuery } from "../../../lib/graphql/graphql";
import { PREVIEW_RETENTION } from "./retention-query";

export type DueMonth = PreviewRetentionQuery["previewRetention"][number];

interface PreviewResult {
  /** Oldest first; null until it is known. */
  due: readonly DueMonth[] | null;
  fault: Fault | null;
}

/** What would be archived if requests were kept for so many months. @param months null: nothing is asked */
export function useRetentionPreview(months: number | null): PreviewResult {
  const { data, error } = useQuery(PREVIEW_RETENTION, {
    variables: { months: months ?? 1 },
    skip: months === null,
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  return {
    due: months === null ? null : (data?.previewRetention ?? null),
    fault: error === undefined ? null : toFault(error),
  };
}
