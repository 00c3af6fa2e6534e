import { locateUsage, readServiceTier, readWord } from "./locate-usage.js";
import { type Fields, isFields } from "./read-count.js";

/** Fields whose text is one of a provider's few words. Text elsewhere may be anybody's, and is not kept. */
const WORDS: ReadonlySet<string> = new Set([
  "service_tier",
  "serviceTier",
  "speed",
  "inference_geo",
  "trafficType",
  "traffic_type",
  "modality",
  "type",
]);
const COSTS = /cost/i;
const DECIMAL = /^\d{1,14}(\.\d{1,24})?$/;
/** What a list of a usage object is called; a list elsewhere is an answer, a search, an embedding. */
const LISTS = /details$|^iterations$/i;
const FIELD_NAME = /^[\w.-]{1,64}$/;
/** As deep as an event may be. Pasted text, and JSON within a string, may be deeper than a stack is. */
const MAX_DEPTH = 8;

/**
 * What of a reported object is stored: the usage object itself, and in it only numbers, flags and the provider's own
 * words. Of a whole response nothing else is kept but the service tier, so that no question or answer is ever stored,
 * whatever a sender puts beside the numbers.
 */
export function keptUsage(given: Fields): Fields {
  const located = locateUsage(given, "");
  const kept = withoutText(located.usage);
  const serviceTier = located.response === null ? null : readServiceTier(located, given);
  return serviceTier === null ? kept : { ...kept, service_tier: serviceTier };
}

/** Only numbers, flags and the provider's own words. The same object when that is all, as of nearly every event. */
export function withoutText(fields: Fields): Fields {
  return withoutTextTo(MAX_DEPTH, fields);
}

function withoutTextTo(depth: number, fields: Fields): Fields {
  for (const name in fields) {
    if (!isNumeric(fields[name]) || !FIELD_NAME.test(name)) return copyWithoutText(depth, fields);
  }
  return fields;
}

function copyWithoutText(depth: number, fields: Fields): Fields {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!FIELD_NAME.test(name) || !isKept(name, value)) continue;
    if (depth > 1 || typeof value !== "object" || value === null) kept[name] = withoutTextInside(depth - 1, value);
  }
  return kept;
}

function isKept(name: string, value: unknown): boolean {
  if (typeof value === "string")
    return WORDS.has(name) ? readWord(value) !== null : COSTS.test(name) && DECIMAL.test(value);
  return isNumeric(value) || isFields(value) || (Array.isArray(value) && LISTS.test(name));
}

function withoutTextInside(depth: number, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isFields).map((fields) => withoutTextTo(depth, fields));
  return isFields(value) ? withoutTextTo(depth, value) : value;
}

function isNumeric(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean" || value === null;
}
