/**
 * Who may do what, written down by hand and reviewed: the same that the resolvers state, but not taken from
 * them. An operation that is added to the schema is added here, and a right that moves is moved here too.
 */

/** What each role and each scope of a key may do. */
export const MAY: Readonly<Record<string, readonly string[]>> = {
  nobody: [],
  "ingest key": ["record", "ask"],
  "read key": ["view"],
  "admin key": ["backfill", "correct"],
  "every-scope key": ["record", "ask", "view", "backfill", "correct"],
  analyst: ["view", "view recosts", "view alerts", "own account"],
  auditor: ["view", "view recosts", "view alerts", "own account", "audit"],
  admin: [
    "view",
    "view recosts",
    "view alerts",
    "alerts",
    "own account",
    "audit",
    "correct",
    "ledger",
    "prices",
    "demo",
    "savings",
    "members",
    "keys",
    "settings",
    "reveal",
    "erase",
  ],
};

/** What each operation needs. */
export const NEEDS: Readonly<Record<string, string>> = {
  signInOptions: "nothing",
  viewer: "nothing",
  invitation: "nothing",
  acceptInvitation: "nothing",
  signIn: "nothing",
  signOut: "nothing",

  mySessions: "own account",
  beginSecondFactor: "own account",
  enableSecondFactor: "own account",
  disableSecondFactor: "own account",
  renewRecoveryCodes: "own account",
  updateMyAccount: "own account",
  changePassword: "own account",
  revokeMySession: "own account",
  revokeMyOtherSessions: "own account",
  confirmSession: "own account",

  savedViews: "own account",
  saveView: "own account",
  renameView: "own account",
  deleteView: "own account",

  members: "members",
  memberSessions: "members",
  invitations: "members",
  inviteMember: "members",
  revokeInvitation: "members",
  setMemberRole: "members",
  disableMember: "members",
  enableMember: "members",
  revokeMemberSessions: "members",
  resetSecondFactor: "members",

  apiKeys: "keys",
  apiKey: "keys",
  projects: "keys",
  issueApiKey: "keys",
  rotateApiKey: "keys",
  endPreviousSecret: "keys",
  updateApiKey: "keys",
  revokeApiKey: "keys",
  createProject: "keys",
  renameProject: "keys",

  auditEntries: "audit",
  auditFilterOptions: "audit",

  previewReportingTimezone: "settings",
  updateSettings: "settings",
  settings: "view",

  usageTotals: "view",
  usageForecast: "view",
  usageHeatmap: "view",
  usageConcentration: "view",
  usageEfficiency: "view",
  usageDurations: "view",
  tokenEstimateDrift: "view",
  usageNotes: "view",
  usageAnomalies: "view",
  usageSeries: "view",
  usageBreakdown: "view",
  usageCrosstab: "view",
  usageEvents: "view",
  usageEvent: "view",
  usageFilterOptions: "view",
  usageExtent: "view",
  explainCost: "view",
  usageCorrections: "view",
  unpricedModels: "view",
  usageRecorded: "view",

  appUser: "view",
  appUsersSeen: "view",
  findAppUsers: "view",
  revealAppUser: "reveal",
  findAppUserByExternalId: "reveal",
  eraseAppUser: "erase",

  normalizeUsage: "view",
  usageDialects: "view",
  discounts: "view",
  exchangeRates: "view",
  prices: "view",
  priceProviders: "view",
  modelPrices: "view",
  priceLists: "view",
  priceListChanges: "view",
  whatIf: "view",
  priceRadar: "view",
  savingsReport: "view",
  appliedSavings: "view",
  markSuggestion: "savings",

  thresholds: "view alerts",
  threshold: "view alerts",
  thresholdStatuses: "view alerts",
  previewThreshold: "view alerts",
  alerts: "view alerts",
  alert: "view alerts",
  alertCounts: "view alerts",
  alertChanged: "view alerts",
  acknowledgeAlerts: "alerts",
  snoozeAlerts: "alerts",
  resolveAlerts: "alerts",
  reopenAlerts: "alerts",
  thresholdStatusChanged: "view alerts",
  createThreshold: "alerts",
  updateThreshold: "alerts",
  undoThreshold: "alerts",
  muteThreshold: "alerts",
  deleteThreshold: "alerts",

  previewRecost: "view recosts",
  recosts: "view recosts",
  recost: "view recosts",
  applyRecost: "prices",
  cancelRecost: "prices",
  undoRecost: "prices",

  channels: "view alerts",
  mailConfigured: "view alerts",
  deliveries: "view alerts",
  createChannel: "alerts",
  updateChannel: "alerts",
  rotateChannelSecret: "alerts",
  deleteChannel: "alerts",
  testChannel: "alerts",
  retryDelivery: "alerts",
  scheduledReports: "view alerts",
  createScheduledReport: "alerts",
  updateScheduledReport: "alerts",
  deleteScheduledReport: "alerts",
  sendReportNow: "alerts",

  createDiscount: "prices",
  retireDiscount: "prices",
  setExchangeRate: "prices",
  removeExchangeRate: "prices",
  createPrice: "prices",
  retirePrice: "prices",
  acceptPriceList: "prices",
  declinePriceList: "prices",
  setDisplayCurrency: "prices",

  rollupDrifts: "ledger",
  repairRollups: "ledger",
  fillDemo: "demo",
  removeDemo: "demo",
  correctUsage: "correct",
  recordUsage: "record",
  checkAllowance: "ask",
  releaseReservation: "ask",
};

/** What each route needs, all of it. Of `/graphql` the operations say; files and pages of the console hold no data. */
export const ROUTES_NEED: Readonly<Record<string, readonly string[]>> = {
  "POST /v1/usage": ["record"],
  "POST /v1/usage?backfill=1": ["record", "backfill"],
  "POST /v1/traces": ["record"],
  "POST /v1/traces?backfill=1": ["record", "backfill"],
  "POST /v1/allowance": ["ask"],
  "DELETE /v1/allowance/:id": ["ask"],
  "GET /v1/audit": ["audit"],
  "GET /v1/exports/usage": ["view"],
  "GET /metrics": ["the metrics token"],
  "GET /livez": [],
  "GET /readyz": [],
  "GET /auth/oidc/start": [],
  "GET /auth/oidc/callback": [],
  "GET /*": [],
  "POST /graphql": [],
  "WebSocket /graphql": [],
};

/** Those whose credential is over may as much as nobody. */
export function may(who: string, operation: string): boolean {
  const needed = NEEDS[operation];
  if (needed === undefined) throw new Error(`${operation}: nobody has reviewed who may ask for it`);
  return needed === "nothing" || (MAY[who] ?? []).includes(needed);
}

export function mayUse(who: string, route: string): boolean {
  const needed = ROUTES_NEED[route];
  if (needed === undefined) throw new Error(`${route}: nobody has reviewed who may use it`);
  return needed.every((right) => (MAY[who] ?? []).includes(right));
}
