import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ArchiveTimesQuery } from "../../../lib/graphql/graphql";

const ARCHIVE_TIMES = graphql(`
  query ArchiveTimes {
    archivedBefore
    restoredMonths {
      month
      until
    }
  }
`);

export type ArchiveTimes = ArchiveTimesQuery;

interface ArchiveTimesResult {
  /** Undefined until it is known, and where the question failed. */
  times: ArchiveTimes | undefined;
  isFailed: boolean;
  askAgain: () => void;
}

/** Until when requests are archived, and which months are back. */
export function useArchiveTimes(mayAsk: boolean): ArchiveTimesResult {
  const { data, previousData, loading, error, refetch } = useQuery(ARCHIVE_TIMES, {
    fetchPolicy: "cache-and-network",
    skip: !mayAsk,
    notifyOnNetworkStatusChange: true,
  });
  const times = data ?? previousData;
  return {
    times,
    isFailed: times === undefined && !loading && error !== undefined,
    askAgain: () => void refetch(),
  };
}
