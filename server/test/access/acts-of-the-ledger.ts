import { REASON } from "./admin-at-work.js";
import type { MutationActs } from "./mutation-act.js";

const why = `reason: "${REASON}"`;

/** Of usage, app users, prices, savings, views and settings. */
export const ACTS_OF_THE_LEDGER: MutationActs = {
  recordUsage: { notAudited: "recording is what keys are for; every event keeps the key that sent it" },
  checkAllowance: { notAudited: "asking is what keys are for; what it reserves is gone within the hour" },
  releaseReservation: { notAudited: "the key gives back what it reserved" },
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
  startExport: { action: "export.start", call: (admin) => admin.startedExport() },
  cancelExport: {
    action: "export.cancel",
    call: async (admin) => admin.mutate(`cancelExport(id: "${(await admin.startedExport()).id}") { id }`),
  },
  retryExport: {
    action: "export.retry",
    call: async (admin) => {
      const { id } = await admin.startedExport();
      await admin.mutate(`cancelExport(id: "${id}") { id }`);
      await admin.mutate(`retryExport(id: "${id}") { id }`);
    },
  },
  createExportSchedule: { action: "exportSchedule.create", call: (admin) => admin.exportSchedule() },
  pauseExportSchedule: {
    action: "exportSchedule.pause",
    call: async (admin) =>
      admin.mutate(`pauseExportSchedule(id: "${await admin.exportSchedule()}", paused: true) { id }`),
  },
  deleteExportSchedule: {
    action: "exportSchedule.delete",
    call: async (admin) => admin.mutate(`deleteExportSchedule(id: "${await admin.exportSchedule()}") { id }`),
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
  changeRetention: {
    action: "retention.change",
    call: (admin) => admin.mutate("changeRetention(months: 6) { keepMonths }"),
  },
  cancelRetentionChange: {
    action: "retention.cancel",
    call: async (admin) => {
      await admin.mutate("changeRetention(months: 12) { keepMonths }");
      await admin.mutate("cancelRetentionChange { keepMonths }");
    },
  },
  verifyArchive: {
    action: "retention.verify",
    call: async (admin) => admin.mutate(`verifyArchive(month: "${await admin.archivedMonth()}") { keepMonths }`),
  },
  restoreArchive: {
    action: "retention.restore",
    call: async (admin) => admin.mutate(`restoreArchive(month: "${await admin.archivedMonth()}") { keepMonths }`),
  },
  runRetention: { action: "retention.run", call: (admin) => admin.mutate("runRetention { keepMonths }") },
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
