import { usageEventSchema, type UsageEvent } from "@tokenledger/model/usage-event";
import { hash } from "node:crypto";

const HEX_DIGITS = 32;
/** A reservation and an estimate are no part of what happened: a retry with another, or none, is a repetition all the same. */
const FIELDS = usageEventSchema.omit({ reservationId: true, estimatedInputTokens: true }).keyof().options;

/**
 * 16 bytes of SHA-256, in hex, over what the sender said, whatever the order of its fields: a repetition has
 * the same hash. Absent and null are the same; a time is its instant; an absent time does not count,
 * so that a retry without time is still a repetition.
 */
export function contentHash(event: UsageEvent): string {
  const said = FIELDS.map((field) => (field === "time" ? instantOf(event.time) : ordered(event[field])));
  return hash("sha256", `[${said.join(",")}]`, "hex").slice(0, HEX_DIGITS);
}

function instantOf(time: string | null | undefined): string {
  return time == null ? "null" : String(Date.parse(time));
}

/** JSON, with objects as their pairs in the order of the keys, without those that are null. */
function ordered(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return String(value);
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(ordered).join(",")}]`;
  return orderedPairs(value as Record<string, unknown>); // what JSON calls an object
}

function orderedPairs(value: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  for (const key of sorted(Object.keys(value))) {
    const child = value[key];
    if (child !== null && child !== undefined) pairs.push(`[${quoted(key)},${ordered(child)}]`);
  }
  return `[${pairs.join(",")}]`;
}

/** Most texts are what JSON makes of them, between quotes. */
function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

const NEEDS_ESCAPE = /["\\]|[^ -\uD7FF\uE000-\uFFFF]/;

/** Usage objects have a handful of keys, usually in one order: a general sort would make garbage for them. */
function sorted(keys: string[]): string[] {
  if (keys.length > FEW_KEYS) return keys.sort(byCodeUnit);
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] ?? "";
    let place = at;
    for (; place > 0 && (keys[place - 1] ?? "") > key; place -= 1) keys[place] = keys[place - 1] ?? "";
    keys[place] = key;
  }
  return keys;
}

const FEW_KEYS = 16;

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1;
}
