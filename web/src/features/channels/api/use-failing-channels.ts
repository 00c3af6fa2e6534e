import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

/** What the Overview's last question asks as well, so that opening it takes no question more. */
const FAILING_CHANNELS = graphql(`
  query FailingChannels {
    ...FailingChannelsFields
  }

  fragment FailingChannelsFields on Query {
    channels {
      id
      name
      failingSince
    }
  }
`);

const POLL_MS = 60_000;

/** Those that messages do not get through; none until they are known. */
export function useFailingChannels() {
  const { data, previousData } = useQuery(FAILING_CHANNELS, {
    fetchPolicy: "cache-first",
    pollInterval: POLL_MS,
  });
  return ((data ?? previousData)?.channels ?? []).filter(({ failingSince }) => failingSince != null);
}
