import { exactAmount } from "../../../lib/exact-amount";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { Meter } from "../../../lib/graphql/graphql";

interface FieldWords {
  t: Translate;
  format: Format;
  meter: Meter | null | undefined;
  /** What a channel is called; those that are gone are called by their id. */
  channelName: (id: string) => string;
}

const FIELDS = [
  "name",
  "kind",
  "scope",
  "subject",
  "meter",
  "period",
  "startsOn",
  "endsOn",
  "limit",
  "levels",
  "pace",
  "silentMinutes",
  "blocks",
  "enabled",
  "tellsRecovery",
  "channelIds",
  "mutedUntil",
] as const;

/** What a field is called; one of a later version by its own name. */
export function fieldLabel(field: string, t: Translate): string {
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? field : t(`thresholds.field.${known}`);
}

/** A value of a field in words. */
export function fieldText(field: string, value: unknown, words: FieldWords): string {
  const { t, format, meter, channelName } = words;
  if (value === null || value === undefined || value === "") return t("thresholds.nothing");
  if (typeof value === "boolean") return t(value ? "thresholds.yes" : "thresholds.no");
  if (Array.isArray(value)) {
    const parts = value.map((part) => (field === "channelIds" ? channelName(String(part)) : String(part)));
    if (parts.length === 0) return t("thresholds.nothing");
    return field === "levels" ? t("thresholds.levels", { levels: parts.join(", ") }) : parts.join(", ");
  }
  const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  switch (field) {
    case "limit":
      return /^\d+(\.\d+)?$/.test(text) ? exactAmount(meter, text, format) : text;
    case "mutedUntil":
      return format.dateTime(text);
    case "kind":
      return isOneOf(["LIMIT", "ANOMALY", "NO_DATA"] as const, text) ? t(`thresholds.kind.${text}`) : text;
    case "period":
      return isOneOf(["DAY", "WEEK", "MONTH", "ONCE"] as const, text) ? t(`thresholds.period.${text}`) : text;
    case "meter":
      return isOneOf(METERS, text) ? t(`thresholds.meter.${text}`) : text;
    case "scope":
      return isOneOf(SCOPES, text) ? t(`thresholds.scope.${text}`) : text;
    default:
      return text;
  }
}

const METERS = ["COST", "TOKENS", "INPUT_TOKENS", "OUTPUT_TOKENS", "REQUESTS"] as const;
const SCOPES = ["OVERALL", "EACH_USER", "USER", "PROJECT", "MODEL", "FEATURE", "KEY"] as const;

function isOneOf<Value extends string>(values: readonly Value[], text: string): text is Value {
  return values.some((value) => value === text);
}
