import { z } from "zod";
import * as limits from "./limits.js";
import { isStorableJson, isStorableText, RESERVATION_ID, type UsageEvent } from "./usage-event.js";
import { REQUEST_STATUSES } from "./usage-states.js";

const ISO_TIME = z.core.regexes.datetime({ offset: true });
const MAX_ATTEMPT = 1_000_000;
const STATUSES: ReadonlySet<unknown> = new Set(REQUEST_STATUSES);

/**
 * Whether a value is an event that `usageEventSchema` accepts as it is, without a field that is not known.
 * Says so of nearly every event at a fraction of the schema's cost, which copies what it checks; of an event
 * with a tag, a claimed cost or anything odd it says nothing, and the schema decides. What it accepts the
 * schema accepts unchanged; a test holds the two together.
 */
export function isPlainUsageEvent(value: unknown): value is UsageEvent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const event: Record<string, unknown> = value as Record<string, unknown>; // any object can be asked for its fields
  for (const field in event) if (!isPlainField(field, event[field])) return false;
  return typeof event.id === "string" && typeof event.provider === "string" && typeof event.model === "string";
}

function isPlainField(field: string, value: unknown): boolean {
  switch (field) {
    case "id":
      return isText(value, limits.MAX_EVENT_ID_LENGTH);
    case "provider":
    case "model":
      return isName(value, limits.MAX_NAME_LENGTH);
    case "time":
      return value === null || (typeof value === "string" && ISO_TIME.test(value));
    case "usage":
      return value === null || (isObject(value) && isStorableUsage(value));
    case "status":
      return value === null || STATUSES.has(value);
    case "attempt":
      return value === null || (isCount(value) && value >= 1 && value <= MAX_ATTEMPT);
    default:
      return isPlainOptionalField(field, value);
  }
}

function isPlainOptionalField(field: string, value: unknown): boolean {
  switch (field) {
    case "userId":
    case "noteId":
    case "requestId":
      return value === null || isText(value, limits.MAX_USER_ID_LENGTH);
    case "feature":
    case "operation":
      return value === null || isName(value, limits.MAX_FEATURE_LENGTH);
    case "requestedModel":
      return value === null || isName(value, limits.MAX_NAME_LENGTH);
    case "dialect":
    case "serviceTier":
      return value === null || isText(value, limits.MAX_FEATURE_LENGTH);
    case "reservationId":
      return value === null || (typeof value === "string" && RESERVATION_ID.test(value));
    case "fingerprint":
      return value === null || isText(value, limits.MAX_FINGERPRINT_LENGTH);
    case "inputTokens":
    case "outputTokens":
    case "cachedInputTokens":
    case "cacheWriteTokens":
    case "reasoningTokens":
    case "durationMs":
    case "estimatedInputTokens":
      return value === null || isCount(value);
    default:
      return false;
  }
}

function isText(value: unknown, max: number): value is string {
  return typeof value === "string" && value.length >= 1 && value.length <= max && isStorableText(value);
}

function isName(value: unknown, max: number): boolean {
  return isText(value, max) && value.trim() !== "";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0; // an integer is a number
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const MAX_FLAT_FIELDS = 40;
const FLAT_NAME = /^[\w.-]{1,64}$/;

/** A flat object of numbers, as most are, is small and well-formed without being written out. */
function isStorableUsage(usage: Record<string, unknown>): boolean {
  let fields = 0;
  for (const name in usage) {
    const value = usage[name];
    fields += 1;
    if ((typeof value !== "number" && value !== null) || !FLAT_NAME.test(name)) return isStorableJson(usage);
  }
  return fields <= MAX_FLAT_FIELDS || isStorableJson(usage);
}
