import { graphql } from "../../../lib/graphql/gql";

export const UPDATE_MY_ACCOUNT = graphql(`
  mutation UpdateMyAccount($name: String!) {
    updateMyAccount(name: $name) {
      ...ViewerFields
    }
  }
`);

export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {
    changePassword(currentPassword: $currentPassword, newPassword: $newPassword) {
      ...ViewerFields
    }
  }
`);

export const BEGIN_SECOND_FACTOR = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      uri
      secret
    }
  }
`);

export const ENABLE_SECOND_FACTOR = graphql(`
  mutation EnableSecondFactor($code: String!) {
    enableSecondFactor(code: $code)
  }
`);

export const DISABLE_SECOND_FACTOR = graphql(`
  mutation DisableSecondFactor($code: String!) {
    disableSecondFactor(code: $code)
  }
`);

export const RENEW_RECOVERY_CODES = graphql(`
  mutation RenewRecoveryCodes($code: String!) {
    renewRecoveryCodes(code: $code)
  }
`);

export const REVOKE_MY_SESSION = graphql(`
  mutation RevokeMySession($id: ID!) {
    revokeMySession(id: $id)
  }
`);

export const REVOKE_MY_OTHER_SESSIONS = graphql(`
  mutation RevokeMyOtherSessions {
    revokeMyOtherSessions
  }
`);
