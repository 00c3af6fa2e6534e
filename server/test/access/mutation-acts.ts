import { REASON, type AdminAtWork } from "./admin-at-work.js";

/** What a mutation leaves in the audit log: an action and a call that does it, or why there is nothing to leave. */
export type MutationAct =
  | { readonly action: string; readonly call: (admin: AdminAtWork) => Promise<unknown> }
  | { readonly notAudited: string };

const why = `reason: "${REASON}"`;

/** Every mutation of the schema. One that is added to the schema is added here and to docs/audit-actions.md. */
export const MUTATION_ACTS: Readonly<Record<string, MutationAct>> = {
  signIn: { notAudited: "nothing is administered; sessions are listed with address and time" },
  signOut: { notAudited: "nothing is administered" },
  recordUsage: { notAudited: "recording is what keys are for; every event keeps the key that sent it" },

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

/** Acts that are no mutation. */
export const OTHER_ACTIONS = ["audit.export"];
