import { UsageDimension } from "../../analytics/domain/question-words.js";
import { shownCount } from "../../alerts/deliveries/messages/amounts.js";
import { FindingKind } from "../../savings/domain/finding.js";
import { ReportCadence } from "../domain/report-cadence.js";
import type { ReportWords } from "./report-words.js";

export const REPORT_EN: ReportWords = {
  cadence: {
    [ReportCadence.DAY]: "Daily report",
    [ReportCadence.WEEK]: "Weekly report",
    [ReportCadence.MONTH]: "Monthly report",
  },
  title: (cadence, name) => `${cadence}: ${name}`,
  totals: {
    cost: "Cost",
    requests: "Requests",
    failedRequests: "Failed requests",
    tokens: "Tokens",
    activeUsers: "Active app users",
  },
  fewerThan: (count) => `fewer than ${count}`,
  change: (percent, previous) => `${percent} % from ${previous}`,
  before: (previous) => `${previous} before`,
  same: "as before",
  isNew: "nothing before",
  unpriced: (count) =>
    `The price of ${shownCount(String(count))} ${count === 1 ? "request" : "requests"} is not known, so more was spent.`,
  movers: {
    [UsageDimension.MODEL]: "Models whose cost changed most",
    [UsageDimension.FEATURE]: "Features whose cost changed most",
    [UsageDimension.USER]: "App users whose cost changed most",
  },
  limits: "Nearest to their limit now",
  savings: "Where money can be saved, per 30 days",
  saving: (low, high) => (low === high ? high : `${low} to ${high}`),
  kinds: {
    [FindingKind.IDENTICAL_REQUESTS]: "Identical requests sent again",
    [FindingKind.RESUMMARISED_NOTES]: "Notes processed again unchanged",
    [FindingKind.CACHEABLE_PREFIX]: "Constant prompt parts that are not cached",
    [FindingKind.FALLING_CACHE_HITS]: "Falling cache hits",
    [FindingKind.CHEAPER_MODEL]: "A cheaper model of the same family",
    [FindingKind.LONG_INPUT]: "Inputs longer than usual",
    [FindingKind.LONG_OUTPUT]: "Answers longer than usual",
    [FindingKind.THINKING]: "Thinking beyond need",
    [FindingKind.BILLED_RETRIES]: "Failed attempts that were billed",
    [FindingKind.BATCH_ELIGIBLE]: "Night work that could run as a batch",
    [FindingKind.NEAR_LIMIT]: "Inputs near the token limit",
  },
  unnamed: "not named",
  open: "Show the period",
};
