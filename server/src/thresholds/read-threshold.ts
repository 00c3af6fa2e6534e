import type { Meter } from "../analytics/domain/question-words.js";
import { AppError } from "../core/errors.js";
import { readChannelIds, readLevels, readSilence, readSubject, readThresholdName } from "./read-fields.js";
import { readDates } from "./domain/read-dates.js";
import { fromUnits, limitUnits } from "./domain/limit-units.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";

/** A threshold as somebody gives it; absent and null fields are none, and switches have their usual position. */
export interface ThresholdRequest {
  readonly name?: string | null;
  readonly kind?: ThresholdKind | null;
  readonly scope: ThresholdScope;
  readonly subject?: string | null;
  readonly meter?: Meter | null;
  readonly period?: ThresholdPeriod | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly limit?: string | null;
  readonly levels?: readonly number[] | null;
  readonly pace?: boolean | null;
  readonly silentMinutes?: number | null;
  readonly blocks?: boolean | null;
  readonly enabled?: boolean | null;
  readonly tellsRecovery?: boolean | null;
  readonly channelIds?: readonly string[] | null;
}

const PEOPLE: readonly ThresholdScope[] = [ThresholdScope.OVERALL, ThresholdScope.EACH_USER, ThresholdScope.USER];

/**
 * What was given, when it is a threshold. Whether its subject and its channels exist is for the database to say.
 *
 * @throws AppError BAD_INPUT naming the field: wrong by itself, missing for the kind, or of another kind
 */
export function readThreshold(given: ThresholdRequest): ThresholdContent {
  const kind = given.kind ?? ThresholdKind.LIMIT;
  return {
    name: readThresholdName(given.name ?? null),
    kind,
    ...readWatched(given),
    ...readRule(kind, given),
    enabled: given.enabled ?? true,
    mutedUntil: null,
    tellsRecovery: given.tellsRecovery ?? false,
    channelIds: readChannelIds(given.channelIds ?? []),
  };
}

function readWatched({ scope, subject = null }: ThresholdRequest): Pick<ThresholdContent, "scope" | "subject"> {
  return { scope, subject: readSubject(scope, subject) };
}

type Rule = Pick<
  ThresholdContent,
  "meter" | "period" | "startsOn" | "endsOn" | "limit" | "levels" | "pace" | "silentMinutes" | "blocks"
>;

const NO_RULE: Rule = {
  meter: null,
  period: null,
  startsOn: null,
  endsOn: null,
  limit: null,
  levels: [],
  pace: false,
  silentMinutes: null,
  blocks: false,
};

function readRule(kind: ThresholdKind, given: ThresholdRequest): Rule {
  switch (kind) {
    case ThresholdKind.LIMIT:
      refuse(given, ["silentMinutes"], "NO_DATA");
      return readLimitRule(given);
    case ThresholdKind.ANOMALY:
      refuse(given, ["period", "startsOn", "endsOn", "limit", "levels", "pace", "blocks"], "LIMIT");
      refuse(given, ["silentMinutes"], "NO_DATA");
      refuseEachUser(kind, given);
      return { ...NO_RULE, meter: needed("meter", given.meter, "a meter") };
    case ThresholdKind.NO_DATA:
      refuse(given, ["meter"], "LIMIT or ANOMALY");
      refuse(given, ["period", "startsOn", "endsOn", "limit", "levels", "pace", "blocks"], "LIMIT");
      refuseEachUser(kind, given);
      return { ...NO_RULE, silentMinutes: readSilence(given.silentMinutes ?? null) };
    case ThresholdKind.ARCHIVE:
      throw AppError.badInput("kind", "LIMIT, ANOMALY or NO_DATA: archives are watched by themselves", kind);
  }
}

function readLimitRule(given: ThresholdRequest): Rule {
  const { scope, pace, blocks } = given;
  const meter = needed("meter", given.meter, "a meter");
  const period = needed("period", given.period, "DAY, WEEK, MONTH or ONCE");
  const limit = limitUnits(meter, needed("limit", given.limit, "a decimal number"));
  if (pace === true && period === ThresholdPeriod.ONCE) {
    throw AppError.badInput("pace", "false for ONCE: only days, weeks and months are forecast", pace);
  }
  if (pace === true && scope === ThresholdScope.EACH_USER) {
    throw AppError.badInput("pace", "false for EACH_USER: app users are not forecast one by one", pace);
  }
  if (blocks === true && !PEOPLE.includes(scope)) {
    throw AppError.badInput(
      "blocks",
      `false for ${scope}: a call is refused for what its app user or all used`,
      blocks,
    );
  }
  return {
    ...NO_RULE,
    meter,
    period,
    ...readDates(period, given),
    limit: fromUnits(meter, limit),
    levels: readLevels(given.levels ?? []),
    pace: pace ?? false,
    blocks: blocks ?? false,
  };
}

function needed<Value>(field: string, value: Value | null | undefined, expected: string): Value {
  if (value == null) throw AppError.badInput(field, expected, value ?? null);
  return value;
}

type RuleField = "meter" | "period" | "startsOn" | "endsOn" | "limit" | "levels" | "pace" | "silentMinutes" | "blocks";

/** False and empty are as good as absent: whoever sends all fields need not know which ones a kind has. */
function refuse(given: ThresholdRequest, fields: readonly RuleField[], kinds: string): void {
  for (const field of fields) {
    const value = given[field];
    const isAbsent = value == null || value === false || (Array.isArray(value) && value.length === 0);
    if (!isAbsent) throw AppError.badInput(field, `nothing: it belongs to ${kinds}`, value);
  }
}

function refuseEachUser(kind: ThresholdKind, { scope }: ThresholdRequest): void {
  if (scope !== ThresholdScope.EACH_USER) return;
  throw AppError.badInput("scope", `another than EACH_USER for ${kind}: a single app user is often idle or odd`, scope);
}
