import { graphql } from "../../../lib/graphql/gql";

export const INVITE_MEMBER = graphql(`
  mutation InviteMember($email: String!, $role: Role!) {
    inviteMember(email: $email, role: $role) {
      invitation {
        id
        email
        role
        expiresAt
      }
      url
      mailed
    }
  }
`);

export const REVOKE_INVITATION = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id)
  }
`);

export const SET_MEMBER_ROLE = graphql(`
  mutation SetMemberRole($id: ID!, $role: Role!) {
    setMemberRole(id: $id, role: $role) {
      ...MemberFields
    }
  }
`);

export const DISABLE_MEMBER = graphql(`
  mutation DisableMember($id: ID!, $reason: String!) {
    disableMember(id: $id, reason: $reason) {
      ...MemberFields
    }
  }
`);

export const ENABLE_MEMBER = graphql(`
  mutation EnableMember($id: ID!) {
    enableMember(id: $id) {
      ...MemberFields
    }
  }
`);

export const REVOKE_MEMBER_SESSIONS = graphql(`
  mutation RevokeMemberSessions($memberId: ID!) {
    revokeMemberSessions(memberId: $memberId)
  }
`);

export const RESET_SECOND_FACTOR = graphql(`
  mutation ResetSecondFactor($memberId: ID!, $reason: String!) {
    resetSecondFactor(memberId: $memberId, reason: $reason) {
      ...MemberFields
    }
  }
`);
