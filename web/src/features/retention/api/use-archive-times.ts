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

/** Until when requests are archived, and which months are back; undefined until it is known. */
export function useArchiveTimes(mayAsk: boolean): ArchiveTimes | undefined {
  const { data, previousData } = useQuery(ARCHIVE_TIMES, { fetchPolicy: "cache-and-network", skip: !mayAsk });
  return data ?? previousData;
}
