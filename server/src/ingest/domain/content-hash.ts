import { usageEventSchema, type UsageEvent } from "@tokenledger/model/usage-event";
import { hash } from "node:crypto";

const HEX_DIGITS = 32;
const FIELDS = usageEventSchema.keyof().options;

/**
 * 16 bytes of SHA-256, in hex, over what the sender said, whatever the order of its fields: a repetition has
 * the same hash. Absent and null are the same; a time is its instant; an absent time does not count,
 * so that a retry without time is still a repetition.
 */
export function contentHash(event: UsageEvent): string {
  let content = "";
  for (const field of FIELDS) {
    content += `${content === "" ? "[" : ","}${field === "time" ? instantOf(event.time) : ordered(event[field])}`;
  }
  return hash("sha256", `${content}]`, "hex").slice(0, HEX_DIGITS);
}

function instantOf(time: string | null | undefined): string {
  return time == null ? "null" : String(Date.parse(time));
}

/** JSON, with objects as their pairs in the order of the keys, without those that are null. */
function ordered(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(ordered).join(",")}]`;
  return orderedPairs(value as Record<string, unknown>); // what JSON calls an object
}

function orderedPairs(value: Readonly<Record<string, unknown>>): string {
  let pairs = "";
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    const child = value[key];
    if (child === null || child === undefined) continue;
    pairs += `${pairs === "" ? "" : ","}[${JSON.stringify(key)},${ordered(child)}]`;
  }
  return `[${pairs}]`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1;
}
