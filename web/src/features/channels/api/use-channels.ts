import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ChannelFieldsFragment } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const CHANNELS = graphql(`
  query Channels {
    mailConfigured
    channels {
      ...ChannelFields
    }
  }

  fragment ChannelFields on Channel {
    id
    version
    kind
    name
    recipients
    targetHost
    language
    quietFrom
    quietTo
    mostPerHour
    enabled
    failingSince
    hasFormerSecretUntil
    usedBy
    lastDelivery {
      ...DeliveryFields
    }
  }

  fragment DeliveryFields on Delivery {
    id
    kind
    status
    createdAt
    nextAt
    sentAt
    channel {
      id
      name
      kind
    }
    attempts {
      attempt
      at
      durationMs
      outcome
      answer
    }
  }
`);

export type Channel = ChannelFieldsFragment;

/** Where messages go. Their last delivery changes by itself, so they are asked again while somebody looks. */
const POLL_MS = 15_000;

export function useChannels() {
  const { data, previousData, loading, error, refetch } = useQuery(CHANNELS, {
    fetchPolicy: "cache-and-network",
    pollInterval: POLL_MS,
  });
  const shown = data ?? previousData;
  return {
    channels: shown?.channels ?? [],
    isMailConfigured: shown?.mailConfigured ?? true,
    state: panelState({ data: shown, loading, error }),
    reload: () => void refetch().catch(() => undefined), // the panel tells the fault
  };
}
