import { MAX_EVENT_ID_LENGTH, MAX_FINGERPRINT_LENGTH, MAX_USER_ID_LENGTH } from "@tokenledger/model/limits";
import { parseUsd } from "@tokenledger/model/money";
import { AppError } from "../../core/errors.js";

/** Conditions that only single requests meet, beyond the dimensions. Null: not restricted. */
export interface EventNarrowing {
  /** Pico-USD; unpriced requests meet none. */
  readonly minCost: bigint | null;
  readonly minTokens: number | null;
  readonly minInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly minAttempt: number | null;
  readonly noteIds: readonly string[] | null;
  readonly fingerprints: readonly string[] | null;
  /** Part of an event id, note id or request id, in whatever case. */
  readonly search: string | null;
}

type Given<Value> = Value | null | undefined;

export interface EventNarrowingRequest {
  /** Decimal USD. */
  readonly minCost?: Given<string>;
  readonly minTokens?: Given<number>;
  readonly minInputTokens?: Given<number>;
  readonly maxOutputTokens?: Given<number>;
  readonly minAttempt?: Given<number>;
  readonly noteIds?: Given<readonly string[]>;
  readonly fingerprints?: Given<readonly string[]>;
  readonly search?: Given<string>;
}

const MAX_VALUES = 100;
/** What the column of attempts can hold. */
const MAX_ATTEMPT = 2_147_483_647;

/**
 * The conditions that a request states; null when it states none. An empty list or text restricts nothing.
 *
 * @param place how whoever asks spells what is before a condition's name; in a query string there is nothing
 * @throws AppError BAD_INPUT naming what is impossible, such as `narrow.minCost`
 */
export function readNarrowing(
  request: EventNarrowingRequest | null,
  place: "narrow." | "" = "narrow.",
): EventNarrowing | null {
  if (request === null) return null;
  const narrowing: EventNarrowing = {
    minCost: readCost(`${place}minCost`, request.minCost),
    minTokens: readCount(`${place}minTokens`, request.minTokens),
    minInputTokens: readCount(`${place}minInputTokens`, request.minInputTokens),
    maxOutputTokens: readCount(`${place}maxOutputTokens`, request.maxOutputTokens),
    minAttempt: readCount(`${place}minAttempt`, request.minAttempt, MAX_ATTEMPT),
    noteIds: readTexts(`${place}noteIds`, request.noteIds, MAX_USER_ID_LENGTH),
    fingerprints: readTexts(`${place}fingerprints`, request.fingerprints, MAX_FINGERPRINT_LENGTH),
    search: readSearch(`${place}search`, request.search),
  };
  return Object.values(narrowing).every((condition) => condition === null) ? null : narrowing;
}

function readCost(field: string, given: Given<string>): bigint | null {
  if (given === null || given === undefined) return null;
  if (!/^\d{1,20}(\.\d{1,12})?$/.test(given)) {
    throw AppError.badInput(field, "decimal USD of at least 0, to the pico-dollar", given);
  }
  return parseUsd(given);
}

function readCount(field: string, given: Given<number>, most = Number.MAX_SAFE_INTEGER): number | null {
  if (given === null || given === undefined) return null;
  if (given < 0 || given > most) throw AppError.badInput(field, `a whole number from 0 to ${most}`, given);
  return given;
}

/** Ids are the sender's own and may name a person: an error does not repeat them. */
function readTexts(field: string, given: Given<readonly string[]>, longest: number): readonly string[] | null {
  if (given === null || given === undefined || given.length === 0) return null;
  if (given.length > MAX_VALUES) {
    throw AppError.badInput(field, `at most ${MAX_VALUES} values`, given.length);
  }
  const refused = given.find((text) => !isText(text, longest));
  if (refused !== undefined) {
    throw AppError.badPrivateInput(field, `1 to ${longest} characters without NUL each`, refused);
  }
  return given;
}

function readSearch(field: string, given: Given<string>): string | null {
  const text = given?.trim() ?? "";
  if (text === "") return null;
  if (!isText(text, MAX_EVENT_ID_LENGTH)) {
    throw AppError.badPrivateInput(field, `at most ${MAX_EVENT_ID_LENGTH} characters without NUL`, text);
  }
  return text;
}

function isText(text: string, longest: number): boolean {
  return text !== "" && text.length <= longest && !text.includes("\0") && text.isWellFormed();
}
