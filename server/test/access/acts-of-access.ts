import { ADMIN } from "../api/start-product.js";
import { REASON } from "./admin-at-work.js";
import type { MutationActs } from "./mutation-act.js";

const why = `reason: "${REASON}"`;

/** Of members, their sessions and second steps, keys and projects. */
export const ACTS_OF_ACCESS: MutationActs = {
  beginSecondFactor: { notAudited: "counts for nothing until it is enabled" },
  signIn: { action: "member.signIn", changes: "nothing", call: (admin) => admin.signIn() },
  signOut: {
    action: "member.signOut",
    changes: "nothing",
    call: async (admin) => admin.mutate("signOut", await admin.signIn()),
  },
  confirmSession: {
    action: "session.confirm",
    changes: "nothing",
    call: (admin) => admin.mutate(`confirmSession(password: "${ADMIN.password}") { id }`),
  },
  updateMyAccount: {
    action: "member.name",
    call: (admin) => admin.mutate(`updateMyAccount(name: "${admin.word()}") { id }`),
  },
  changePassword: {
    action: "member.password",
    call: async (admin) => {
      const { headers } = await admin.member();
      const words = `currentPassword: "${ADMIN.password}", newPassword: "staple of ${admin.word()} and glue"`;
      await admin.mutate(`changePassword(${words}) { id }`, headers);
    },
  },
  revokeMySession: {
    action: "session.revoke",
    changes: "nothing",
    call: async (admin) => admin.mutate(`revokeMySession(id: "${await admin.newestSessionId()}")`),
  },
  revokeMyOtherSessions: {
    action: "member.revokeOtherSessions",
    call: async (admin) => {
      await admin.signIn();
      await admin.mutate("revokeMyOtherSessions");
    },
  },
  enableSecondFactor: {
    action: "secondFactor.enable",
    call: async (admin) => {
      await admin.secondFactor();
      await admin.noSecondFactor();
    },
  },
  renewRecoveryCodes: {
    action: "secondFactor.renewCodes",
    changes: "nothing",
    call: async (admin) => {
      await admin.mutate(`renewRecoveryCodes(code: "${await admin.secondFactor()}")`);
      await admin.noSecondFactor();
    },
  },
  disableSecondFactor: {
    action: "secondFactor.disable",
    call: async (admin) => admin.mutate(`disableSecondFactor(code: "${await admin.secondFactor()}")`),
  },
  resetSecondFactor: {
    action: "secondFactor.reset",
    call: async (admin) => {
      const { id } = await admin.member();
      await admin.product.sql.query("update members set totp_confirmed_at = now() where id = $1", [id]);
      await admin.mutate(`resetSecondFactor(memberId: "${id}", ${why}) { id }`);
    },
  },
  inviteMember: { action: "member.invite", call: (admin) => admin.invitation() },
  revokeInvitation: {
    action: "invitation.revoke",
    call: async (admin) => admin.mutate(`revokeInvitation(id: "${(await admin.invitation()).id}")`),
  },
  acceptInvitation: {
    action: "invitation.accept",
    call: async (admin) => {
      const words = `name: "${admin.word()}", password: "staple of a battery and glue"`;
      await admin.mutate(`acceptInvitation(token: "${(await admin.invitation()).token}", ${words}) { id }`, {});
    },
  },
  setMemberRole: {
    action: "member.role",
    call: async (admin) => admin.mutate(`setMemberRole(id: "${(await admin.member()).id}", role: AUDITOR) { id }`),
  },
  disableMember: {
    action: "member.disable",
    call: async (admin) => admin.mutate(`disableMember(id: "${(await admin.member()).id}", ${why}) { id }`),
  },
  enableMember: {
    action: "member.enable",
    call: async (admin) => {
      const { id } = await admin.member();
      await admin.mutate(`disableMember(id: "${id}", ${why}) { id }`);
      await admin.mutate(`enableMember(id: "${id}") { id }`);
    },
  },
  revokeMemberSessions: {
    action: "member.revokeSessions",
    call: async (admin) => admin.mutate(`revokeMemberSessions(memberId: "${(await admin.member()).id}")`),
  },
  issueApiKey: { action: "apiKey.issue", call: (admin) => admin.apiKey() },
  rotateApiKey: { action: "apiKey.rotate", call: (admin) => admin.rotatedKey() },
  endPreviousSecret: {
    action: "apiKey.endPrevious",
    call: async (admin) => admin.mutate(`endPreviousSecret(id: "${await admin.rotatedKey()}") { id }`),
  },
  updateApiKey: {
    action: "apiKey.update",
    call: async (admin) => admin.mutate(`updateApiKey(id: "${await admin.apiKey()}", requestsPerMinute: 5) { id }`),
  },
  revokeApiKey: {
    action: "apiKey.revoke",
    call: async (admin) => admin.mutate(`revokeApiKey(id: "${await admin.apiKey()}", ${why}) { id }`),
  },
  createProject: { action: "project.create", call: (admin) => admin.project() },
  renameProject: {
    action: "project.rename",
    call: async (admin) => {
      const { id } = await admin.project();
      await admin.mutate(`renameProject(id: "${id}", name: "${admin.word()}") { id }`);
    },
  },
};
