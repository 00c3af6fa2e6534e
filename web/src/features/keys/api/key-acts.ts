import { graphql } from "../../../lib/graphql/gql";

export const ISSUE_API_KEY = graphql(`
  mutation IssueApiKey($input: ApiKeyInput!) {
    issueApiKey(input: $input) {
      apiKey {
        ...ApiKeyFields
      }
      secret
    }
  }
`);

export const ROTATE_API_KEY = graphql(`
  mutation RotateApiKey($id: ID!, $overlapHours: Int!) {
    rotateApiKey(id: $id, overlapHours: $overlapHours) {
      apiKey {
        ...ApiKeyFields
      }
      secret
    }
  }
`);

export const END_PREVIOUS_SECRET = graphql(`
  mutation EndPreviousSecret($id: ID!) {
    endPreviousSecret(id: $id) {
      ...ApiKeyFields
    }
  }
`);

export const UPDATE_API_KEY = graphql(`
  mutation UpdateApiKey($id: ID!, $name: String, $expiresAt: DateTimeISO, $requestsPerMinute: Int) {
    updateApiKey(id: $id, name: $name, expiresAt: $expiresAt, requestsPerMinute: $requestsPerMinute) {
      ...ApiKeyFields
    }
  }
`);

export const REVOKE_API_KEY = graphql(`
  mutation RevokeApiKey($id: ID!, $reason: String!) {
    revokeApiKey(id: $id, reason: $reason) {
      ...ApiKeyFields
    }
  }
`);

export const CREATE_PROJECT = graphql(`
  mutation CreateProject($name: String!) {
    createProject(name: $name) {
      id
      name
    }
  }
`);

export const RENAME_PROJECT = graphql(`
  mutation RenameProject($id: ID!, $name: String!) {
    renameProject(id: $id, name: $name) {
      id
      name
    }
  }
`);
