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
  const time = event.time == null ? null : new Date(event.time).getTime();
  const content = FIELDS.map((field) => (field === "time" ? time : inOrder(event[field] ?? null)));
  return hash("sha256", JSON.stringify(content), "hex").slice(0, HEX_DIGITS);
}

/** Objects as their pairs in the order of the keys, without those that are null. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const pairs = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, inOrder(child)]);
}
