import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ChannelChoicesQuery } from "../../../lib/graphql/graphql";

const CHANNEL_CHOICES = graphql(`
  query ChannelChoices {
    channels {
      id
      name
      enabled
    }
  }
`);

export type ChannelChoice = ChannelChoicesQuery["channels"][number];

/** Who may be told; null until they are known. Asked anew each time: somebody may just have made one. */
export function useChannelChoices(): readonly ChannelChoice[] | null {
  const { data } = useQuery(CHANNEL_CHOICES, { fetchPolicy: "cache-and-network" });
  return data?.channels ?? null;
}
