import type { UsageEvent } from "@tokenledger/model/usage-event";
import { hash } from "node:crypto";

/**
 * 16 bytes of SHA-256 over what the sender said, whatever the order of its fields: a repetition has
 * the same hash. Absent and null are the same; a time is its instant; an absent time does not count,
 * so that a retry without time is still a repetition.
 */
export function contentHash(event: UsageEvent): Buffer {
  const time = event.time == null ? null : new Date(event.time).getTime();
  return hash("sha256", canonicalJson({ ...event, time }), "buffer").subarray(0, 16);
}

function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const pairs = Object.entries(value)
    .filter(([, child]) => child !== null && child !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`);
  return `{${pairs.join(",")}}`;
}
