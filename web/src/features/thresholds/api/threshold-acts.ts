import { graphql } from "../../../lib/graphql/gql";

export const CREATE_THRESHOLD = graphql(`
  mutation CreateThreshold($input: ThresholdInput!) {
    createThreshold(input: $input) {
      id
      version
    }
  }
`);

export const UPDATE_THRESHOLD = graphql(`
  mutation UpdateThreshold($id: ID!, $version: Int!, $input: ThresholdInput!) {
    updateThreshold(id: $id, version: $version, input: $input) {
      id
      version
    }
  }
`);

export const UNDO_THRESHOLD = graphql(`
  mutation UndoThreshold($id: ID!, $version: Int!) {
    undoThreshold(id: $id, version: $version) {
      id
      version
    }
  }
`);

export const MUTE_THRESHOLD = graphql(`
  mutation MuteThreshold($id: ID!, $version: Int!, $until: DateTimeISO) {
    muteThreshold(id: $id, version: $version, until: $until) {
      id
      version
      mutedUntil
    }
  }
`);

export const DELETE_THRESHOLD = graphql(`
  mutation DeleteThreshold($id: ID!, $version: Int!, $name: String) {
    deleteThreshold(id: $id, version: $version, name: $name)
  }
`);

/** What a deletion wants to be typed, which grows with the first alert. */
export const TYPED_TO_DELETE = graphql(`
  query TypedToDelete($id: ID!) {
    threshold(id: $id) {
      version
      typedToDelete
    }
  }
`);
