import { graphql } from "../../../lib/graphql/gql";

/** Its answer is for the eyes of who asked: only `usePrivateAct` may send it. */
export const REVEAL_APP_USER = graphql(`
  mutation RevealAppUser($id: ID!, $reason: String!) {
    revealAppUser(id: $id, reason: $reason) {
      externalId
      until
    }
  }
`);

/** Its question names a person: only `usePrivateAct` may send it. */
export const FIND_BY_EXTERNAL_ID = graphql(`
  mutation FindByExternalId($projectId: ID!, $externalId: String!, $reason: String!) {
    findAppUserByExternalId(projectId: $projectId, externalId: $externalId, reason: $reason) {
      id
    }
  }
`);

export const ERASE_APP_USER = graphql(`
  mutation EraseAppUser($id: ID!, $pseudonym: String!, $reason: String!) {
    eraseAppUser(id: $id, pseudonym: $pseudonym, reason: $reason) {
      ...AppUserFields
    }
  }
`);
