import { checkTimezone } from "../../core/domain/zoned-time.js";
import { AppError } from "../../core/errors.js";
import { readLine } from "../../core/read-line.js";
import type { Settings } from "../../core/settings.js";

/** Settings as somebody gives them; absent and null ones stay as they are. */
export type SettingsRequest = { readonly [Key in keyof Settings]?: Settings[Key] | null };

const LONGEST_NAME = 100;
const SMALLEST_GROUP = { least: 2, most: 50 };

/**
 * The settings that a request names.
 *
 * @throws AppError BAD_INPUT naming the setting, or `input` when none is named
 */
export function readSettingsChange(request: SettingsRequest): Partial<Settings> {
  const { organisationName, reportingTimezone, weekStart, defaultLanguage, minimumGroupSize } = request;
  const change: Partial<Settings> = {
    ...(organisationName != null && { organisationName: readName(organisationName) }),
    ...(reportingTimezone != null && { reportingTimezone: checkTimezone(reportingTimezone, "reportingTimezone") }),
    ...(weekStart != null && { weekStart: readNumber("weekStart", weekStart, { least: 1, most: 7 }) }),
    ...(defaultLanguage != null && { defaultLanguage }),
    ...(minimumGroupSize != null && {
      minimumGroupSize: readNumber("minimumGroupSize", minimumGroupSize, SMALLEST_GROUP),
    }),
  };
  if (Object.keys(change).length === 0) throw AppError.badInput("input", "at least one setting", request);
  return change;
}

/** Of one line, so that it can stand in the subject of a mail; empty: none. */
function readName(given: string): string {
  return given.trim() === "" ? "" : readLine("organisationName", given, LONGEST_NAME);
}

function readNumber(
  field: keyof Settings,
  given: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  if (!Number.isInteger(given) || given < least || given > most) {
    throw AppError.badInput(field, `a whole number from ${least} to ${most}`, given);
  }
  return given;
}
