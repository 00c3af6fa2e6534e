import { type Fields, isFields, readWord } from "./fields.js";

/** Fields whose text is one of a provider's few words; the server keeps no other. */
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
const DECIMAL = /^\d{1,14}(\.\d{1,24})?$/;
const FIELD_NAME = /^[\w.-]{1,64}$/;
/** More than the dialects of a host have; each answer brings the same ones again. */
const MOST_KNOWN = 256;
const knownNames = new Set<string>();
/** Deeper than any usage object is, and half of what an event may be. */
const MAX_DEPTH = 8;

/**
 * What of a provider's usage object is sent: counts, flags and the provider's own words, as they are. Text that stands
 * among them is left out, whoever put it there.
 */
export function withoutText(usage: Fields, depth = MAX_DEPTH): Fields {
  const kept: Record<string, unknown> = {};
  for (const name in usage) {
    if (!isFieldName(name)) continue;
    const value = keptValue(name, usage[name], depth);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function isFieldName(name: string): boolean {
  if (knownNames.has(name)) return true;
  if (!FIELD_NAME.test(name)) return false;
  if (knownNames.size < MOST_KNOWN) knownNames.add(name);
  return true;
}

function keptValue(name: string, value: unknown, depth: number): unknown {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "string") return WORDS.has(name) ? (readWord(value) ?? undefined) : costOf(name, value);
  if (depth <= 1) return undefined;
  if (Array.isArray(value)) return entriesWithoutText(value, depth);
  return isFields(value) ? withoutText(value, depth - 1) : undefined;
}

function entriesWithoutText(entries: readonly unknown[], depth: number): readonly Fields[] {
  const kept: Fields[] = [];
  for (const entry of entries) if (isFields(entry)) kept.push(withoutText(entry, depth - 1));
  return kept;
}

function costOf(name: string, value: string): string | undefined {
  return /cost/i.test(name) && DECIMAL.test(value) ? value : undefined;
}
