/** Keys of `pg_advisory_lock`, each for one thing that only one process may do at a time. */
export const ADVISORY_LOCKS = {
  migrate: 7_040_231,
  changePrices: 7_040_232,
  bootstrap: 7_040_233,
  fillDemo: 7_040_234,
  makePartition: 7_040_235,
  /** Shared by whoever counts usage into periods, exclusive for whoever changes what a period is. */
  countPeriods: 7_040_236,
  repairRollups: 7_040_237,
  changeExchangeRates: 7_040_238,
  changeMembers: 7_040_239,
  /** Differences are merged by one process at a time. */
  mergeDeltas: 7_040_240,
  /** Shared by who looks for crossings between merges, exclusive for who changes thresholds. */
  findCrossings: 7_040_241,
  /** Whether a call is allowed is decided for one at a time of an app user; the lock has the app user as its second key. */
  allowanceOfUser: 7_040_242,
  /** And one at a time of everybody where a limit is on everybody; otherwise shared. */
  allowanceOfAll: 7_040_243,
  /** Alerts become messages by one process at a time. */
  tellAlerts: 7_040_245,
  /** Months are archived by one process at a time. */
  archiveUsage: 7_040_246,
} as const;
