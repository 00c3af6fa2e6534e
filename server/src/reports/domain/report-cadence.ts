/** How often a report is sent: about each local day, week or month that is over. */
export enum ReportCadence {
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
}
