import { z } from "zod";
import { isAtMostDeep } from "./json-depth.js";
import * as limits from "./limits.js";
import { REQUEST_STATUSES } from "./usage-states.js";

/** PostgreSQL cannot store NUL, and a lone surrogate would be stored as another text than the one sent. */
export function isStorableText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

function text(max: number) {
  const expected = `text of 1 to ${max} characters without NUL or broken surrogates`;
  return z.string(expected).min(1, expected).max(max, expected).refine(isStorableText, expected);
}

/** A name that people read in lists: blank ones could not be seen or picked. */
function name(max: number) {
  return text(max).refine((value) => value.trim() !== "", `text of 1 to ${max} characters, not only blanks`);
}

/** Tokens, or whatever else is counted in ones. */
export const count = z
  .int("a whole number from 0 to 9007199254740991")
  .min(0, "a whole number from 0 to 9007199254740991");

/** The form of a reservation's id. */
export const RESERVATION_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const USD_EXPECTED =
  'a decimal string such as "0.00123", with at most 14 digits before the point and 12 decimals behind it';
const RESERVATION_ID_EXPECTED = "the id of a reservation, such as 0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10";

/** Chunks of a stream whose events hold whole responses are up to 11. */
const MAX_USAGE_DEPTH = 16;
const MAX_USAGE_BYTES = 16_384;

const MAX_BYTES_PER_UNIT = 3;

/** In UTF-8. Most texts are too short for any of their letters to matter, and are not encoded to find out. */
function isAtMostBytes(value: string, bytes: number): boolean {
  if (value.length > bytes) return false;
  return value.length * MAX_BYTES_PER_UNIT <= bytes || new TextEncoder().encode(value).length <= bytes;
}

export function isStorableJson(value: Record<string, unknown>): boolean {
  if (!isAtMostDeep(value, MAX_USAGE_DEPTH)) return false;
  const json = JSON.stringify(value);
  // JSON spells NUL and lone surrogates as escapes; a backslash before them is itself escaped.
  return isAtMostBytes(json, MAX_USAGE_BYTES) && !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(json);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Not a record of the schema library: it would copy what is checked as a whole anyway. */
const usageObject = z
  .custom<Record<string, unknown>>(isObject, "the provider's usage object")
  .refine(isStorableJson, `an object of at most ${MAX_USAGE_BYTES} bytes, ${MAX_USAGE_DEPTH} levels, without NUL`);

const tags = z
  .record(text(limits.MAX_TAG_LENGTH), text(limits.MAX_TAG_LENGTH), "an object of strings")
  .refine((pairs) => Object.keys(pairs).length <= limits.MAX_TAGS, `at most ${limits.MAX_TAGS} tags`);

/**
 * One usage event as it is sent to `POST /v1/usage`. Each message completes the sentence "expected …".
 * Fields that are not listed are ignored; the answer names them.
 */
export const usageEventSchema = z.object({
  id: text(limits.MAX_EVENT_ID_LENGTH),
  time: z.iso
    .datetime({ offset: true, error: "an existing ISO 8601 time with offset, such as 2026-11-23T09:00:00+09:00" })
    .nullish(),
  userId: text(limits.MAX_USER_ID_LENGTH).nullish(),
  noteId: text(limits.MAX_USER_ID_LENGTH).nullish(),
  feature: name(limits.MAX_FEATURE_LENGTH).nullish(),
  operation: name(limits.MAX_FEATURE_LENGTH).nullish(),
  provider: name(limits.MAX_NAME_LENGTH),
  model: name(limits.MAX_NAME_LENGTH),
  requestedModel: name(limits.MAX_NAME_LENGTH).nullish(),
  dialect: text(limits.MAX_FEATURE_LENGTH).nullish(),
  usage: usageObject.nullish(),
  inputTokens: count.nullish(),
  outputTokens: count.nullish(),
  cachedInputTokens: count.nullish(),
  cacheWriteTokens: count.nullish(),
  reasoningTokens: count.nullish(),
  durationMs: count.nullish(),
  status: z.enum(REQUEST_STATUSES, `one of ${REQUEST_STATUSES.join(", ")}`).nullish(),
  requestId: text(limits.MAX_USER_ID_LENGTH).nullish(),
  attempt: z
    .int("a whole number from 1 to 1000000")
    .min(1, "a whole number from 1 to 1000000")
    .max(1_000_000, "a whole number from 1 to 1000000")
    .nullish(),
  serviceTier: text(limits.MAX_FEATURE_LENGTH).nullish(),
  fingerprint: text(limits.MAX_FINGERPRINT_LENGTH).nullish(),
  reportedCostUsd: z
    .string('a decimal string such as "0.00123"')
    .regex(/^\d{1,14}(\.\d{1,12})?$/, USD_EXPECTED)
    .nullish(),
  tags: tags.nullish(),
  /** What was reserved for the call, which this settles. */
  reservationId: z.string(RESERVATION_ID_EXPECTED).regex(RESERVATION_ID, RESERVATION_ID_EXPECTED).nullish(),
  /** What the sender reckoned before the call; kept beside the provider's count. */
  estimatedInputTokens: count.nullish(),
});

/** A well-formed event in the words of the wire. */
export type UsageEvent = z.infer<typeof usageEventSchema>;

export const USAGE_EVENT_FIELDS: ReadonlySet<string> = new Set(Object.keys(usageEventSchema.shape));
