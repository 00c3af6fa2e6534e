import { ADMIN } from "../api/start-product.js";
import { REASON, type AdminAtWork } from "./admin-at-work.js";

/** What a mutation leaves in the audit log: an action and a call that does it, or why there is nothing to leave. */
export type MutationAct =
  | {
      readonly action: string;
      readonly call: (admin: AdminAtWork) => Promise<unknown>;
      /** The act itself is all there is to tell. */
      readonly changes?: "nothing";
    }
  | { readonly notAudited: string };

const why = `reason: "${REASON}"`;

/** Every mutation of the schema. One that is added to the schema is added here and to docs/audit-actions.md. */
export const MUTATION_ACTS: Readonly<Record<string, MutationAct>> = {
  recordUsage: { notAudited: "recording is what keys are for; every event keeps the key that sent it" },
  checkAllowance: { notAudited: "asking is what keys are for; what it reserves is gone within the hour" },
  releaseReservation: { notAudited: "the key gives back what it reserved" },
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

  saveView: { action: "view.save", call: (admin) => admin.savedView() },
  renameView: {
    action: "view.rename",
    call: async (admin) =>
      admin.mutate(`renameView(id: "${(await admin.savedView()).id}", name: "${admin.word()}") { id }`),
  },
  deleteView: {
    action: "view.delete",
    call: async (admin) => admin.mutate(`deleteView(id: "${(await admin.savedView()).id}")`),
  },

  createThreshold: { action: "threshold.create", call: (admin) => admin.threshold() },
  updateThreshold: {
    action: "threshold.update",
    call: async (admin) => {
      const { id } = await admin.threshold();
      const input = `scope: OVERALL, meter: REQUESTS, period: DAY, limit: "7", levels: [100]`;
      await admin.mutate(`updateThreshold(id: "${id}", version: 1, input: { ${input} }) { id }`);
    },
  },
  undoThreshold: {
    action: "threshold.undo",
    call: async (admin) => {
      const { id } = await admin.mutedThreshold();
      await admin.mutate(`undoThreshold(id: "${id}", version: 2) { id }`);
    },
  },
  muteThreshold: { action: "threshold.mute", call: (admin) => admin.mutedThreshold() },
  deleteThreshold: {
    action: "threshold.delete",
    call: async (admin) => admin.mutate(`deleteThreshold(id: "${(await admin.threshold()).id}", version: 1)`),
  },

  acknowledgeAlerts: {
    action: "alert.acknowledge",
    call: async (admin) => admin.mutate(`acknowledgeAlerts(alerts: [${await admin.alert()}]) { id }`),
  },
  snoozeAlerts: {
    action: "alert.snooze",
    call: async (admin) => {
      const until = new Date(Date.now() + 3_600_000).toJSON();
      await admin.mutate(`snoozeAlerts(alerts: [${await admin.alert()}], until: "${until}") { id }`);
    },
  },
  resolveAlerts: {
    action: "alert.resolve",
    call: async (admin) => admin.mutate(`resolveAlerts(alerts: [${await admin.alert()}]) { id }`),
  },
  reopenAlerts: {
    action: "alert.reopen",
    call: async (admin) => {
      const seen = await admin.alert();
      await admin.mutate(`acknowledgeAlerts(alerts: [${seen}]) { id }`);
      await admin.mutate(`reopenAlerts(alerts: [${seen.replace("version: 1", "version: 2")}]) { id }`);
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

  revealAppUser: {
    action: "appUser.reveal",
    changes: "nothing",
    call: async (admin) => admin.mutate(`revealAppUser(id: "${(await admin.appUser()).id}", ${why}) { auditEntryId }`),
  },
  findAppUserByExternalId: {
    action: "appUser.find",
    call: async (admin) => {
      await admin.appUser();
      const whom = `projectId: "${await admin.projectId()}", externalId: "outside-user"`;
      await admin.mutate(`findAppUserByExternalId(${whom}, ${why}) { id }`);
    },
  },
  eraseAppUser: {
    action: "appUser.erase",
    call: async (admin) => {
      const { id, pseudonym } = await admin.appUser();
      await admin.mutate(`eraseAppUser(id: "${id}", pseudonym: "${pseudonym}", ${why}) { id }`);
    },
  },

  correctUsage: {
    action: "usage.correct",
    call: async (admin) =>
      admin.mutate(
        `correctUsage(eventId: "${await admin.recordUsage()}", correction: { feature: "tag" }, ${why}) { id }`,
      ),
  },
  createChannel: { action: "channel.create", call: (admin) => admin.channel() },
  updateChannel: {
    action: "channel.update",
    call: async (admin) => {
      const { id } = await admin.channel();
      const input = `kind: EMAIL, name: "${admin.word()}", recipients: ["on-call@example.com"], language: EN`;
      await admin.mutate(`updateChannel(id: "${id}", version: 1, input: { ${input} }) { id }`);
    },
  },
  rotateChannelSecret: {
    action: "channel.rotateSecret",
    call: async (admin) => {
      const { id } = await admin.webhook();
      await admin.mutate(`rotateChannelSecret(id: "${id}", version: 1) { secret }`);
    },
  },
  deleteChannel: {
    action: "channel.delete",
    call: async (admin) => admin.mutate(`deleteChannel(id: "${(await admin.channel()).id}", version: 1)`),
  },
  testChannel: {
    action: "channel.test",
    call: async (admin) => admin.mutate(`testChannel(id: "${(await admin.channel()).id}") { id }`),
  },
  retryDelivery: {
    action: "delivery.retry",
    call: async (admin) => admin.mutate(`retryDelivery(id: "${await admin.deadDelivery()}") { id }`),
  },
  createScheduledReport: { action: "report.create", call: (admin) => admin.report() },
  updateScheduledReport: {
    action: "report.update",
    call: async (admin) => {
      const { id, channel } = await admin.report();
      const input = `name: "${admin.word()}", cadence: MONTH, channelId: "${channel.id}"`;
      await admin.mutate(`updateScheduledReport(id: "${id}", version: 1, input: { ${input} }) { id }`);
    },
  },
  deleteScheduledReport: {
    action: "report.delete",
    call: async (admin) => admin.mutate(`deleteScheduledReport(id: "${(await admin.report()).id}", version: 1)`),
  },
  sendReportNow: {
    action: "report.send",
    call: async (admin) => admin.mutate(`sendReportNow(id: "${(await admin.report()).id}") { id }`),
  },
  createDiscount: { action: "discount.create", call: (admin) => admin.discount() },
  retireDiscount: {
    action: "discount.retire",
    call: async (admin) => admin.mutate(`retireDiscount(id: "${(await admin.discount()).id}", ${why}) { id }`),
  },
  setExchangeRate: { action: "exchangeRate.set", call: (admin) => admin.exchangeRate("KRW") },
  removeExchangeRate: {
    action: "exchangeRate.remove",
    call: async (admin) => admin.mutate(`removeExchangeRate(id: "${(await admin.exchangeRate("JPY")).id}", ${why})`),
  },
  setDisplayCurrency: {
    action: "settings.displayCurrency",
    call: async (admin) => {
      await admin.exchangeRate("EUR");
      await admin.mutate('setDisplayCurrency(currency: "EUR") { currency }');
    },
  },
  createPrice: { action: "price.create", call: (admin) => admin.ownPrice() },
  retirePrice: {
    action: "price.retire",
    call: async (admin) => admin.mutate(`retirePrice(id: "${(await admin.ownPrice()).id}", ${why}) { id }`),
  },
  acceptPriceList: {
    action: "priceList.accept",
    call: async (admin) => admin.mutate(`acceptPriceList(id: "${await admin.proposedList()}") { id }`),
  },
  declinePriceList: {
    action: "priceList.decline",
    call: async (admin) => admin.mutate(`declinePriceList(id: "${await admin.proposedList()}", ${why}) { id }`),
  },
  applyRecost: { action: "recost.apply", call: (admin) => admin.recost() },
  cancelRecost: {
    action: "recost.cancel",
    call: async (admin) => admin.mutate(`cancelRecost(id: "${await admin.recost()}", ${why}) { id }`),
  },
  undoRecost: {
    action: "recost.undo",
    call: async (admin) => admin.mutate(`undoRecost(id: "${await admin.recostToUndo()}", ${why}) { id }`),
  },
  markSuggestion: {
    action: "saving.mark",
    call: async (admin) =>
      admin.mutate(`markSuggestion(id: "${await admin.findingId()}", status: PLANNED, ${why}) { id }`),
  },
  repairRollups: {
    action: "ledger.repair",
    call: async (admin) => {
      await admin.driftingDay();
      await admin.mutate("repairRollups { day }");
    },
  },
  fillDemo: { action: "demo.fill", call: (admin) => admin.demo() },
  removeDemo: {
    action: "demo.remove",
    call: async (admin) => {
      await admin.demo();
      await admin.mutate("removeDemo");
    },
  },
  updateSettings: {
    action: "settings.update",
    call: (admin) => admin.mutate(`updateSettings(input: { organisationName: "${admin.word()}" }) { currency }`),
  },
};
