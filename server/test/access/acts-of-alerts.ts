import type { MutationActs } from "./mutation-act.js";

/** Of thresholds, alerts, channels and reports. */
export const ACTS_OF_ALERTS: MutationActs = {
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
};
