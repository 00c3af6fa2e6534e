import { graphql } from "../../../lib/graphql/gql";

export const CREATE_CHANNEL = graphql(`
  mutation CreateChannel($input: ChannelInput!) {
    createChannel(input: $input) {
      channel {
        ...ChannelFields
      }
      secret
    }
  }
`);

export const UPDATE_CHANNEL = graphql(`
  mutation UpdateChannel($id: ID!, $version: Int!, $input: ChannelInput!) {
    updateChannel(id: $id, version: $version, input: $input) {
      ...ChannelFields
    }
  }
`);

export const ROTATE_CHANNEL_SECRET = graphql(`
  mutation RotateChannelSecret($id: ID!, $version: Int!, $overlapHours: Int!) {
    rotateChannelSecret(id: $id, version: $version, overlapHours: $overlapHours) {
      channel {
        ...ChannelFields
      }
      secret
    }
  }
`);

export const DELETE_CHANNEL = graphql(`
  mutation DeleteChannel($id: ID!, $version: Int!) {
    deleteChannel(id: $id, version: $version)
  }
`);

export const TEST_CHANNEL = graphql(`
  mutation TestChannel($id: ID!) {
    testChannel(id: $id) {
      ...DeliveryFields
    }
  }
`);

export const RETRY_DELIVERY = graphql(`
  mutation RetryDelivery($id: ID!) {
    retryDelivery(id: $id) {
      ...DeliveryFields
    }
  }
`);
