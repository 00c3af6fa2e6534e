import { MAX_FEATURE_LENGTH, MAX_NAME_LENGTH } from "@tokenledger/model/limits";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { readLine } from "../core/read-line.js";
import { ThresholdScope } from "./domain/threshold-words.js";

const LONGEST_NAME = 80;
const MOST_LEVELS = 10;
const HIGHEST_LEVEL = 200;
const SILENT_MINUTES = { least: 5, most: 43_200 };
const MOST_CHANNELS = 20;

/** Without the blanks around it; null for none. */
export function readThresholdName(given: string | null): string | null {
  return given === null || given.trim() === "" ? null : readLine("name", given, LONGEST_NAME);
}

/** @returns null for the scopes of everybody */
export function readSubject(scope: ThresholdScope, given: string | null): string | null {
  switch (scope) {
    case ThresholdScope.OVERALL:
    case ThresholdScope.EACH_USER:
      if (given !== null) throw AppError.badPrivateInput("subject", `nothing for ${scope}`, given);
      return null;
    case ThresholdScope.USER:
      if (given === null || !/^[1-9]\d{0,17}$/.test(given)) {
        throw AppError.badPrivateInput("subject", "the id of an app user", given);
      }
      return given;
    case ThresholdScope.PROJECT:
      return String(readId("subject", "project", given ?? ""));
    case ThresholdScope.KEY:
      return String(readId("subject", "API key", given ?? ""));
    case ThresholdScope.MODEL:
      return readLine("subject", given ?? "", MAX_NAME_LENGTH);
    case ThresholdScope.FEATURE:
      return readLine("subject", given ?? "", MAX_FEATURE_LENGTH);
  }
}

export function readLevels(levels: readonly number[]): readonly number[] {
  const ascends = levels.every((level, at) => level > (levels[at - 1] ?? 0));
  const isPercentage = levels.every((level) => Number.isInteger(level) && level <= HIGHEST_LEVEL);
  if (levels.length > 0 && levels.length <= MOST_LEVELS && ascends && isPercentage) return levels;
  const expected = `1 to ${MOST_LEVELS} whole percentages from 1 to ${HIGHEST_LEVEL}, ascending, none twice`;
  throw AppError.badInput("levels", expected, levels);
}

export function readSilence(minutes: number | null): number {
  const { least, most } = SILENT_MINUTES;
  if (minutes !== null && Number.isInteger(minutes) && minutes >= least && minutes <= most) return minutes;
  throw AppError.badInput("silentMinutes", `a whole number from ${least} to ${most}`, minutes);
}

/** Ascending, each once. */
export function readChannelIds(given: readonly string[]): readonly number[] {
  const ids = [...new Set(given.map((id) => readId("channelIds", "channel", id)))];
  if (ids.length > MOST_CHANNELS) throw AppError.badInput("channelIds", `at most ${MOST_CHANNELS} channels`, given);
  return ids.toSorted((a, b) => a - b);
}
