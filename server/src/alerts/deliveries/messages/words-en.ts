import { Meter } from "../../../analytics/domain/question-words.js";
import { ThresholdPeriod } from "../../../thresholds/domain/threshold-words.js";
import type { ToldGroup } from "../telling/told-group.js";
import { shownCount, shownUsd } from "./amounts.js";
import { limitOf } from "./limit-of.js";
import type { MessageWords } from "./message-words.js";

const UNITS: Readonly<Record<Exclude<Meter, Meter.COST>, readonly [string, string]>> = {
  [Meter.TOKENS]: ["token", "tokens"],
  [Meter.INPUT_TOKENS]: ["input token", "input tokens"],
  [Meter.OUTPUT_TOKENS]: ["output token", "output tokens"],
  [Meter.REQUESTS]: ["request", "requests"],
};

const PERIODS: Readonly<Record<ThresholdPeriod, string>> = {
  [ThresholdPeriod.DAY]: "a day",
  [ThresholdPeriod.WEEK]: "a week",
  [ThresholdPeriod.MONTH]: "a month",
  [ThresholdPeriod.ONCE]: "in all",
};

function reached(group: ToldGroup): string {
  return `${EN.percent(group.levels.at(-1) ?? 0)} of ${limitOf(group, EN)}`;
}

function happened(group: ToldGroup): string {
  switch (group.type) {
    case "LEVEL":
      return `${reached(group)} reached`;
    case "PACE":
      return `on pace to reach ${limitOf(group, EN)}`;
    case "ANOMALY":
      return "unusual usage";
    case "NO_DATA":
      return "no requests";
    case "ARCHIVE":
      return "archives need somebody";
  }
}

function sentence(group: ToldGroup, subject: string | null): string {
  const usage = subject === null ? "Usage in all" : `Usage of ${subject}`;
  switch (group.type) {
    case "LEVEL":
      return `${usage} has reached ${reached(group)}.`;
    case "PACE":
      return `${usage} is on pace to reach ${limitOf(group, EN)} before the period ends.`;
    case "ANOMALY":
      return `${usage} is far from what is usual.`;
    case "NO_DATA":
      return subject === null ? "No requests have arrived." : `No requests of ${subject} have arrived.`;
    case "ARCHIVE":
      return "Requests could not be archived, or an archive is not as it was written. No total changed.";
  }
}

function recovered(group: ToldGroup): string {
  if (group.type === "ARCHIVE") return "archives in order again";
  return group.type === "NO_DATA" ? "requests again" : `below ${reached(group)} again`;
}

function recoveredSentence(group: ToldGroup, subject: string | null): string {
  if (group.type === "ARCHIVE") return "All archives are in order again.";
  if (group.type === "NO_DATA")
    return subject === null ? "Requests arrive again." : `Requests of ${subject} arrive again.`;
  return `${subject === null ? "Usage in all" : `Usage of ${subject}`} was corrected and is below ${reached(group)} again.`;
}

export const EN: MessageWords = {
  locale: "en",
  labels: {
    used: "Used",
    usedNow: "Used now",
    limit: "Limit",
    levels: "Levels reached",
    period: "Period",
    resets: "Counts from nothing again",
    crossed: "Found",
    threshold: "Threshold",
    expected: "Expected by then",
    range: "Between",
    usual: "Usual",
    crossesAt: "Expected to be reached",
    lastRequestAt: "Last request",
    hour: "Hour that begins",
    contributors: "Explained most by",
    months: "Months",
    reason: "Reason",
  },
  everybody: "everybody",
  appUser: (pseudonym) => pseudonym,
  amount: (meter, decimal) => {
    if (meter === Meter.COST) return shownUsd(decimal);
    const [one, many] = UNITS[meter];
    return `${shownCount(decimal)} ${decimal === "1" ? one : many}`;
  },
  atLeast: (amount) => `at least ${amount}`,
  percent: (percent) => `${percent} %`,
  limit: (amount, period) => (period === null ? amount : `${amount} ${PERIODS[period]}`),
  happened,
  sentence,
  recovered,
  recoveredSentence,
  lateNote: "The period was over when this was found: its last requests were reported late.",
  atLeastNote: "Of some requests the price or the token counts are not known, so more may have been used.",
  digest: (total) => `${shownCount(String(total))} alerts`,
  digestSentence: (total) => `${shownCount(String(total))} alerts were gathered for this message.`,
  more: (count) => `and ${shownCount(String(count))} more`,
  openAlert: "Show the alert",
  openAlerts: "Show all alerts",
};
